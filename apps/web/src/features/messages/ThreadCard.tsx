import { isUnread } from '@chat-js/client/unread.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { Plural, Trans } from '@lingui/react/macro';
import ThreadIcon from '@material-symbols/svg-400/rounded/forum.svg?react';
import { styled } from '@mui/material/styles';
import { Link } from 'wouter';
import { useClientState } from '../../lib/client.tsx';
import { paths } from '../../lib/paths.ts';
import { RADIUS } from '../../ui/theme/tokens.ts';

const Card = styled(Link)(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  width: 'fit-content',
  maxWidth: '100%',
  height: 36,
  margin: '4px 0 0',
  padding: '0 12px',
  borderRadius: RADIUS.row,
  background: theme.vars?.palette.tokens.raised,
  color: theme.vars?.palette.tokens.secondary,
  fontSize: '0.8125rem',
  textDecoration: 'none',
  whiteSpace: 'nowrap',
  '&:hover': { background: theme.vars?.palette.tokens.raised2 },
  '& > svg': { flex: 'none', width: 18, height: 18 },
  '& > b': { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', fontWeight: 600, color: theme.vars?.palette.tokens.text },
  '& > span': { flex: 'none', fontVariantNumeric: 'tabular-nums', color: theme.vars?.palette.tokens.accent },
  '&[data-unread=true] > b': { fontWeight: 750 },
  '@media (pointer: coarse)': { height: 44 },
}));

/** The thread that was started from a message, under it: a press opens it. */
export function ThreadCard({ message, tabIndex }: { message: Message; tabIndex: number }) {
  const thread = useClientState((state) => state.channels[message.id]) ?? message.thread;
  const unread = useClientState((state) => isUnread(state, message.id));
  if (!thread) return null;
  return (
    <Card href={paths.channel(thread.guild_id, thread.id)} tabIndex={tabIndex} data-unread={unread}>
      <ThreadIcon aria-hidden />
      <b>{thread.name}</b>
      <span>
        {/* Of what is written in threads that one does not read nobody tells: none may be some by now. */}
        {thread.thread_metadata?.archived ? (
          <Trans>Ended</Trans>
        ) : thread.message_count ? (
          <Plural value={thread.message_count} one="# message" other="# messages" />
        ) : (
          <Trans>Open the thread</Trans>
        )}
      </span>
    </Card>
  );
}
