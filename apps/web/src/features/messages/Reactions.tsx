import type { Message } from '@chat-js/protocol/messages.ts';
import type { Reaction } from '@chat-js/protocol/reactions.ts';
import { useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { useClientState } from '../../lib/client.tsx';
import { openDialog } from '../../lib/dialogs.ts';
import { hasEnded } from '../../lib/permissions.ts';
import { ReactionFace } from './ReactionFace.tsx';
import { emojiPath, useReact } from './use-react.ts';

const Chips = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 4, padding: '4px 0 2px' });

const Chip = styled('button')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 6,
  height: 32,
  padding: '0 9px',
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  borderRadius: 10,
  background: theme.vars?.palette.tokens.raised,
  color: theme.vars?.palette.tokens.secondary,
  font: 'inherit',
  fontSize: '0.8125rem',
  fontVariantNumeric: 'tabular-nums',
  cursor: 'pointer',
  '&[aria-disabled=true]': { cursor: 'default' },
  '& > span': { fontSize: '1rem' },
  '&:hover': { borderColor: theme.vars?.palette.tokens.muted },
  '&[aria-pressed=true]': {
    background: theme.vars?.palette.tokens.accentSoft,
    borderColor: theme.vars?.palette.tokens.accent,
    color: theme.vars?.palette.tokens.text,
  },
  '@media (pointer: coarse)': { height: 36, minWidth: 52 },
}));

/** What stands under a message: a press joins in or takes it back, the right button or a long press tells who. */
export function Reactions({ message, reactions }: { message: Message; reactions: readonly Reaction[] }) {
  const { t } = useLingui();
  const react = useReact(message);
  const ended = useClientState((state) => hasEnded(state, message.channel_id));
  return (
    <Chips>
      {reactions.map(({ emoji, count, me }) => (
        <Chip
          key={emojiPath(emoji)}
          type="button"
          tabIndex={-1}
          aria-pressed={me}
          aria-disabled={ended}
          aria-label={t`${emoji.name ?? ''}, ${count}`}
          onClick={(event) => {
            event.stopPropagation();
            if (!ended) react(emoji);
          }}
          onContextMenu={(event) => {
            event.preventDefault();
            event.stopPropagation();
            openDialog('reactors', { channel_id: message.channel_id, message_id: message.id });
          }}
        >
          <ReactionFace emoji={emoji} />
          {count}
        </Chip>
      ))}
    </Chips>
  );
}
