import { isForum } from '@chat-js/client/is-thread.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import { useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { useLocation } from 'wouter';
import { PostStart } from '../features/forums/PostStart.tsx';
import { ThreadStart } from '../features/messages/ThreadStart.tsx';
import { ThreadEnded, ThreadLocked } from '../features/threads/ThreadEnded.tsx';
import { ThreadHeader } from '../features/threads/ThreadHeader.tsx';
import { useThreadRights } from '../features/threads/use-thread-rights.ts';
import { useClientState } from '../lib/client.tsx';
import { paths } from '../lib/paths.ts';
import { useTitle } from '../lib/use-title.ts';
import { MessageArea } from './MessageArea.tsx';

const Beside = styled('aside')(({ theme }) => ({
  flex: 'none',
  width: 'clamp(320px, 36%, 480px)',
  minHeight: 0,
  display: 'flex',
  flexDirection: 'column',
  borderLeft: `1px solid ${theme.vars?.palette.tokens.line}`,
  background: theme.vars?.palette.tokens.chat,
}));

interface ThreadPlaceProps {
  thread: Channel;
  /** A message in it that a link leads to. */
  message_id: string | undefined;
  /** There is no room beside its channel: it fills the place of that. */
  alone: boolean;
}

/** A thread, beside its channel or in its place. */
export function ThreadPlace({ thread, message_id, alone }: ThreadPlaceProps) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const channel = useClientState((state) => state.channels[thread.parent_id ?? '']);
  const guild = useClientState((state) => state.guilds[thread.guild_id]?.name);
  const { closed } = useThreadRights(thread);
  const isPost = channel !== undefined && isForum(channel);
  useTitle(thread.name, channel && `#${channel.name}`, guild);

  function close() {
    navigate(paths.channel(thread.guild_id, thread.parent_id ?? ''));
    // What had the focus is gone; where it came from is the conversation beside.
    if (!alone) document.querySelector<HTMLElement>(`main form textarea, #post-${thread.id}`)?.focus();
  }

  const inside = (
    <>
      <ThreadHeader thread={thread} alone={alone} onClose={close} />
      <MessageArea
        channel_id={thread.id}
        message_id={message_id}
        above={<ThreadEnded thread={thread} />}
        closed={closed && <ThreadLocked />}
        start={isPost ? <PostStart post={thread} /> : <ThreadStart thread={thread} />}
      />
    </>
  );
  return alone ? inside : <Beside aria-label={t`Thread`}>{inside}</Beside>;
}
