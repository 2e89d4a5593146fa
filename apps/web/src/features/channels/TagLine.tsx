import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import DownIcon from '@material-symbols/svg-400/rounded/arrow_downward.svg?react';
import UpIcon from '@material-symbols/svg-400/rounded/arrow_upward.svg?react';
import DeleteIcon from '@material-symbols/svg-400/rounded/delete.svg?react';
import MoodIcon from '@material-symbols/svg-400/rounded/mood.svg?react';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { Suspense, useEffect, useRef, useState } from 'react';
import { lazyPart } from '../../lib/lazy-part.ts';
import { emojiUrl } from '../../lib/media.ts';
import { useCustomEmoji } from '../../lib/use-custom-emoji.ts';
import { CheckRow } from '../../ui/CheckRow.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';
import type { TagDraft } from './TagsEditor.tsx';

const EmojiPicker = lazyPart(async () => (await import('../../ui/emoji/EmojiPicker.tsx')).EmojiPicker, 'later');

const Line = styled('li')(({ theme }) => ({
  padding: '6px 6px 2px',
  borderRadius: RADIUS.row,
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  '& > div': { display: 'flex', alignItems: 'center', gap: 2 },
  '& input[type=text]': {
    flex: 1,
    minWidth: 0,
    height: 36,
    padding: '0 10px',
    border: 0,
    borderRadius: RADIUS.row,
    background: theme.vars?.palette.tokens.raised,
    color: 'inherit',
    font: 'inherit',
  },
  '& button > img': { width: 20, height: 20, objectFit: 'contain' },
  '& button > i': { width: 24, fontSize: '1.125rem', lineHeight: '24px', fontStyle: 'normal' },
  '@media (pointer: coarse)': { '& input[type=text]': { height: 44, fontSize: '1rem' } },
}));

interface TagLineProps {
  guild_id: Id;
  channel_id: Id;
  tag: TagDraft;
  isFirst: boolean;
  isLast: boolean;
  onChange: (changes: Partial<TagDraft>) => void;
  onMove: (by: -1 | 1) => void;
  onDelete: () => void;
}

/** One tag while it is edited. */
export function TagLine({ guild_id, channel_id, tag, isFirst, isLast, onChange, onMove, onDelete }: TagLineProps) {
  const { t } = useLingui();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  // Only those of this server are kept with a tag.
  const custom = useCustomEmoji(guild_id, channel_id).filter(({ id }) => id === guild_id);
  const { id, name } = tag;
  const field = useRef<HTMLInputElement>(null);
  const isNew = id === undefined;

  useEffect(() => {
    if (isNew) field.current?.focus();
  }, [isNew]);

  return (
    <Line>
      <div>
        <IconButton aria-label={t`Emoji of the tag ${name}`} aria-haspopup="dialog" onClick={(event) => setAnchor(event.currentTarget)}>
          <Face tag={tag} />
        </IconButton>
        <input
          ref={field}
          type="text"
          aria-label={t`Name of the tag`}
          value={name}
          maxLength={LIMITS.forumTag.name.max}
          autoComplete="off"
          onChange={(event) => onChange({ name: event.target.value })}
        />
        <IconButton aria-label={t`Move up: ${name}`} disabled={isFirst} onClick={() => onMove(-1)}>
          <UpIcon />
        </IconButton>
        <IconButton aria-label={t`Move down: ${name}`} disabled={isLast} onClick={() => onMove(1)}>
          <DownIcon />
        </IconButton>
        <IconButton aria-label={t`Delete the tag ${name}`} onClick={onDelete}>
          <DeleteIcon />
        </IconButton>
      </div>
      <CheckRow checked={tag.moderated} onChange={(moderated) => onChange({ moderated })}>
        <Trans>Only moderators set it</Trans>
      </CheckRow>
      <Suspense>
        {anchor && (
          <EmojiPicker
            anchor={anchor}
            custom={custom}
            onPick={(emoji) => {
              onChange(emoji.id === null ? { emoji_id: null, emoji_name: emoji.name } : { emoji_id: emoji.id, emoji_name: null });
            }}
            onClose={() => setAnchor(null)}
          />
        )}
      </Suspense>
    </Line>
  );
}

function Face({ tag: { emoji_id, emoji_name } }: { tag: TagDraft }) {
  if (emoji_id !== null) return <img src={emojiUrl({ id: emoji_id })} alt="" />;
  return emoji_name === null ? <MoodIcon /> : <i aria-hidden="true">{emoji_name}</i>;
}
