import { hasNews, sumMentions } from '@chat-js/client/unread.ts';
import { useEffect } from 'react';
import { useClientState } from '../lib/client.tsx';
import { signTitle } from '../lib/use-title.ts';

const COLORS = { mark: '#e5484d', text: '#ffffff', quiet: '#f5f7f9' };

/** Says on the browser's tab that something is new: its name counts what tells the person something, its picture has a mark. Shows nothing. */
export function TabSigns() {
  const mentions = useClientState((state) => sumMentions(state));
  const unread = useClientState((state) => hasNews(state));

  useEffect(() => {
    signTitle(mentions > 0 ? `(${mentions > 99 ? '99+' : mentions}) ` : unread ? '• ' : '');
    const link = document.querySelector<HTMLLinkElement>('link[rel=icon]');
    if (link === null) return;
    let current = true;
    void picture(mentions, unread).then((href) => {
      if (current) link.href = href;
    });
    return () => {
      current = false;
    };
  }, [mentions, unread]);

  useEffect(
    () => () => {
      signTitle('');
      const link = document.querySelector<HTMLLinkElement>('link[rel=icon]');
      if (link) link.href = PLAIN;
    },
    [],
  );
  return null;
}

const PLAIN = '/favicon.svg';
let plain: Promise<string> | undefined;

/** The page's own picture, with a number or a dot drawn over it. */
async function picture(mentions: number, unread: boolean): Promise<string> {
  if (mentions === 0 && !unread) return PLAIN;
  try {
    plain ??= fetch(PLAIN).then((answer) => answer.text());
    const svg = await plain;
    return `data:image/svg+xml,${encodeURIComponent(svg.replace('</svg>', `${mark(mentions)}</svg>`))}`;
  } catch {
    plain = undefined;
    return PLAIN;
  }
}

function mark(mentions: number): string {
  if (mentions === 0) return `<circle cx="26" cy="6" r="5" fill="${COLORS.quiet}" stroke="#0f1215" stroke-width="2"/>`;
  const label = mentions > 9 ? '9+' : String(mentions);
  const style = `fill="${COLORS.text}" font-family="sans-serif" font-weight="700" font-size="${label.length > 1 ? 12 : 15}" text-anchor="middle"`;
  return `<circle cx="22" cy="10" r="10" fill="${COLORS.mark}"/><text x="22" y="15" ${style}>${label}</text>`;
}
