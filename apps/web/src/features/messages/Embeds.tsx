import { parse } from '@chat-js/markdown/parse.ts';
import { linksIn } from '@chat-js/markdown/read.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import type { LinkEmbed } from '@chat-js/protocol/previews.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import CloseIcon from '@material-symbols/svg-400/rounded/close.svg?react';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { type MouseEvent, useMemo, useState } from 'react';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { textOf } from './text-of.ts';
import { usePreviews } from './use-previews.ts';

const List = styled('div')({
  position: 'relative',
  display: 'grid',
  justifyItems: 'start',
  gap: 6,
  margin: '4px 0 2px',
  maxWidth: 'min(520px, 100%)',
});

const Card = styled('div')(({ theme }) => ({
  width: '100%',
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  columnGap: 14,
  padding: '8px 12px 10px',
  borderRadius: RADIUS.row,
  borderLeft: `4px solid ${theme.vars?.palette.tokens.line}`,
  background: theme.vars?.palette.tokens.raised,
  overflowWrap: 'anywhere',
  '& small': { display: 'block', fontSize: '0.75rem', lineHeight: '18px', color: theme.vars?.palette.tokens.muted },
  '& a': { fontWeight: 650, lineHeight: '20px', color: theme.vars?.palette.tokens.link, textDecoration: 'none' },
  '& a:hover': { textDecoration: 'underline' },
  '& p': {
    margin: '2px 0 0',
    fontSize: '0.875rem',
    lineHeight: '20px',
    color: theme.vars?.palette.tokens.secondary,
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 4,
    overflow: 'hidden',
  },
  '& img': { borderRadius: 6, marginTop: 2, alignSelf: 'start' },
  '@media (max-width: 480px)': { columnGap: 10, '& img': { maxWidth: 72 } },
}));

const Picture = styled('a')({
  display: 'block',
  maxWidth: '100%',
  '& img': { display: 'block', maxWidth: '100%', borderRadius: 8 },
});

const Reveal = styled('button')(({ theme }) => ({
  padding: '6px 12px',
  border: 0,
  borderRadius: RADIUS.row,
  background: theme.vars?.palette.tokens.raised2,
  color: theme.vars?.palette.tokens.secondary,
  font: 'inherit',
  fontSize: '0.8125rem',
  cursor: 'pointer',
}));

const Remove = styled(IconButton)(({ theme }) => ({
  position: 'absolute',
  top: 4,
  right: 4,
  width: 26,
  height: 26,
  background: theme.vars?.palette.tokens.raised2,
  opacity: 0,
  '& svg': { width: 16, height: 16 },
  'article:hover &, article:focus-within &': { opacity: 1 },
  '&:hover': { background: theme.vars?.palette.tokens.raised2, color: theme.vars?.palette.tokens.danger },
  // A long press opens the menu, which offers the same.
  '@media (hover: none)': { display: 'none' },
}));

/** How large a picture is at most: in a card, and by itself. Unit: px. */
const BESIDE = { width: 112, height: 96 };
const ALONE = { width: 400, height: 300 };

/** What is behind the links of a message. Sizes are known before pictures come: nothing moves. */
export function Embeds({ guild_id, message }: { guild_id: Id; message: Message }) {
  const { t } = useLingui();
  const { previews, remove } = usePreviews(guild_id, message);
  const [revealed, setRevealed] = useState(false);
  const text = textOf(message);
  const hidden = useMemo(() => hiddenLinks(text), [text]);
  const shown = previews.filter(({ url }) => revealed || !hidden.has(url));

  function takeAway({ currentTarget }: MouseEvent<HTMLElement>) {
    // The button goes with the previews; the keyboard stays with the message.
    currentTarget.closest('article')?.focus({ preventScroll: true });
    void remove?.();
  }

  return (
    <List>
      {shown.map((embed) => (embed.type === 'image' ? <Image key={embed.url} embed={embed} /> : <Page key={embed.url} embed={embed} />))}
      {shown.length < previews.length && (
        <Reveal type="button" onClick={() => setRevealed(true)}>
          <Trans>Show the hidden preview</Trans>
        </Reveal>
      )}
      {remove && (
        <Remove aria-label={t`Remove the preview`} title={t`Remove the preview`} onClick={takeAway}>
          <CloseIcon />
        </Remove>
      )}
    </List>
  );
}

/** Nothing of what is within a spoiler shows before it is asked for. */
function hiddenLinks(content: string): ReadonlySet<string> {
  const hidden = linksIn(parse(content)).filter(({ spoiler }) => spoiler);
  return new Set(hidden.map(({ href }) => href));
}

function Page({ embed }: { embed: LinkEmbed }) {
  const { url, title, description, provider, color, thumbnail } = embed;
  return (
    <Card style={color === undefined ? {} : { borderLeftColor: `#${color.toString(16).padStart(6, '0')}` }}>
      <div dir="auto">
        {provider && <small>{provider.name}</small>}
        <a href={url} target="_blank" rel="noopener noreferrer">
          {title ?? url}
        </a>
        {description !== undefined && <p>{description}</p>}
      </div>
      {thumbnail && <Thumbnail picture={thumbnail} box={BESIDE} />}
    </Card>
  );
}

function Image({ embed: { url, thumbnail } }: { embed: LinkEmbed }) {
  const { t } = useLingui();
  if (!thumbnail) return null;
  return (
    <Picture href={url} target="_blank" rel="noopener noreferrer" aria-label={t`Picture: ${url}`}>
      <Thumbnail picture={thumbnail} box={ALONE} />
    </Picture>
  );
}

interface ThumbnailProps {
  picture: NonNullable<LinkEmbed['thumbnail']>;
  box: { width: number; height: number };
}

function Thumbnail({ picture: { proxy_url, width, height }, box }: ThumbnailProps) {
  const scale = Math.min(1, box.width / width, box.height / height);
  // Whole pixels: a list that keeps its place cannot scroll by halves.
  const style = { width: Math.round(width * scale), aspectRatio: `${width} / ${height}` };
  return <img src={proxy_url} alt="" style={style} loading="lazy" decoding="async" />;
}
