import type { Timestamp } from '@chat-js/markdown/nodes.ts';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useSyncExternalStore } from 'react';
import { momentText, subscribeToSeconds } from './moment-text.ts';

/** A moment in the reader's language and time; a relative one goes with the clock. */
export function Moment({ seconds, style }: Pick<Timestamp, 'seconds' | 'style'>) {
  const { i18n } = useLingui();
  const { locale } = i18n;
  const read = useCallback(() => momentText(locale, seconds, style, Date.now()), [locale, seconds, style]);
  const text = useSyncExternalStore(style === 'R' ? subscribeToSeconds : never, read);
  return (
    <time dateTime={new Date(seconds * 1000).toISOString()} title={momentText(locale, seconds, 'F', 0)}>
      {text}
    </time>
  );
}

const never = () => () => undefined;
