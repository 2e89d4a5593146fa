import { emptyWindow } from '@chat-js/client/messages.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { CurrentUser } from '@chat-js/protocol/users.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import ErrorIcon from '@material-symbols/svg-400/rounded/error.svg?react';
import ForumIcon from '@material-symbols/svg-400/rounded/forum.svg?react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { type KeyboardEvent, type ReactNode, type Ref, Suspense, useEffect, useRef } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { lazyPart } from '../../lib/lazy-part.ts';
import { useMay } from '../../lib/permissions.ts';
import { describeProblem } from '../../lib/problems.ts';
import { useCustomEmoji } from '../../lib/use-custom-emoji.ts';
import { useTimeOut } from '../../lib/use-time-out.ts';
import { MessageSkeleton } from '../../ui/MessageSkeleton.tsx';
import { StatePane } from '../../ui/StatePane.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { Composer } from './Composer.tsx';
import { endAnswer, isEditable, startEdit, useComposing } from './composing.ts';
import { MessageList, type MessageListHandle } from './MessageList.tsx';
import { useSelection } from './selection.ts';
import { TypingLine } from './TypingLine.tsx';
import { useFreshSince } from './use-fresh-since.ts';
import { useSlowMode } from './use-slow-mode.ts';

const Pane = styled('div')(({ theme }) => ({
  flex: 1,
  minWidth: 0,
  minHeight: 0,
  height: '100%',
  display: 'flex',
  flexDirection: 'column',
  background: theme.vars?.palette.tokens.chat,
}));

const Loading = styled('div')({
  flex: 1,
  minHeight: 0,
  display: 'flex',
  flexDirection: 'column',
  justifyContent: 'flex-end',
  overflow: 'hidden',
});

const Announcer = lazyPart(async () => (await import('./Announcer.tsx')).Announcer);
const ClosedLine = lazyPart(async () => (await import('./ClosedLine.tsx')).ClosedLine, 'later');
const SlowLine = lazyPart(async () => (await import('./SlowLine.tsx')).SlowLine, 'later');
const AnswerBar = lazyPart(async () => (await import('./AnswerBar.tsx')).AnswerBar, 'later');
const SelectionBar = lazyPart(async () => (await import('./SelectionBar.tsx')).SelectionBar, 'later');

interface MessagePaneProps {
  channel_id: Id;
  message_id?: Id | undefined;
  /** What other features say above the field. */
  above?: ReactNode;
  /** Why nobody writes here now, in place of the field. */
  closed?: ReactNode;
  /** What stands where it all began, in place of the name. */
  start?: ReactNode;
}

/** The conversation of a text channel, and where one takes part in it. */
export function MessagePane({ channel_id, message_id, ...parts }: MessagePaneProps) {
  const channel = useClientState((state) => state.channels[channel_id]);
  const me = useClientState((state) => state.me);
  if (!channel || !me)
    return (
      <Pane>
        <HistoryLoading />
      </Pane>
    );
  return <Conversation key={channel_id} channel={channel} me={me} target={message_id} {...parts} />;
}

interface ConversationProps extends Pick<MessagePaneProps, 'above' | 'closed' | 'start'> {
  channel: Channel;
  me: CurrentUser;
  target: Id | undefined;
}

function Conversation({ channel, me, target, above, closed, start }: ConversationProps) {
  const client = useClient();
  const list = useRef<MessageListHandle>(null);
  const freshSince = useFreshSince(channel.id);
  const slow = useSlowMode(channel);
  const custom = useCustomEmoji(channel.guild_id, channel.id);
  const choosing = useSelection((selection) => selection.channel_id === channel.id);
  // Renders again when it ends, and then one may write.
  useTimeOut(channel.guild_id, me.id);
  const mayWrite = useMay('SEND_MESSAGES', channel.guild_id, channel.id);
  const writable = mayWrite && !closed;

  useEffect(() => {
    client.show(channel.id);
    return () => client.leave(channel.id);
  }, [client, channel.id]);

  const answering = useComposing((state) => (state.answering?.channel_id === channel.id ? state.answering : null));
  const below = useRef<HTMLDivElement>(null);
  const answered = answering?.message_id;
  useEffect(() => {
    if (answered !== undefined) below.current?.querySelector('textarea')?.focus();
  }, [answered]);

  function send(content: string) {
    client.send(channel.id, content, answering ? { message_id: answering.message_id, ping: answering.ping } : undefined);
    endAnswer();
    list.current?.toPresent();
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const isEmpty = event.target instanceof HTMLTextAreaElement && event.target.value === '';
    if (event.defaultPrevented) return;
    if (event.key === 'Escape' && answering) {
      event.preventDefault();
      endAnswer();
    } else if (event.key === 'ArrowUp' && isEmpty) {
      const last = client.getState().windows[channel.id]?.messages.findLast((one) => isEditable(client.getState(), one));
      if (!last) return;
      event.preventDefault();
      startEdit(last.id);
    }
  }

  return (
    <Pane>
      <History channel={channel} me={me} freshSince={freshSince} target={target} start={start} listRef={list} />
      <TypingLine channel={channel} />
      <Suspense>
        <Announcer channel={channel} />
      </Suspense>
      <Suspense>
        {!choosing && above}
        {choosing && <SelectionBar channel={channel} />}
        {!choosing && !writable && (closed ?? <ClosedLine channel={channel} />)}
        {!choosing && writable && slow.seconds > 0 && <SlowLine {...slow} />}
      </Suspense>
      {!choosing && writable && (
        // biome-ignore lint/a11y/noStaticElementInteractions: keys of the field inside
        <div ref={below} onKeyDown={onKeyDown}>
          <Suspense>{answering && <AnswerBar channel={channel} />}</Suspense>
          <Composer channel={channel} me={me.id} custom={custom} waits={slow.left > 0} onSend={send} />
        </div>
      )}
    </Pane>
  );
}

interface HistoryProps {
  channel: Channel;
  me: CurrentUser;
  freshSince: Id | undefined;
  target: Id | undefined;
  start: ReactNode;
  listRef: Ref<MessageListHandle>;
}

function History({ channel, me, freshSince, target, start, listRef }: HistoryProps) {
  const { i18n } = useLingui();
  const client = useClient();
  const window = useClientState((state) => state.windows[channel.id]) ?? emptyWindow;
  const waiting = useClientState((state) => state.outbox.some((entry) => entry.channel_id === channel.id));

  if (!window.loaded && window.error) {
    return (
      <StatePane
        icon={<ErrorIcon />}
        title={<Trans>The messages did not load</Trans>}
        action={
          <Button onClick={() => void client.loadPresent(channel.id)}>
            <Trans>Try again</Trans>
          </Button>
        }
      >
        {describeProblem(window.error, i18n)}
      </StatePane>
    );
  }
  if (!window.loaded && !waiting) return <HistoryLoading />;
  if (window.messages.length === 0 && !waiting) {
    if (start) return <Loading>{start}</Loading>;
    return (
      <StatePane icon={<ForumIcon />} title={<Trans>It is quiet here so far</Trans>}>
        <Trans>This is the very beginning of #{channel.name}. Say hello and the others will see it.</Trans>
      </StatePane>
    );
  }
  return <MessageList ref={listRef} channel={channel} window={window} me={me} freshSince={freshSince} target={target} start={start} />;
}

function HistoryLoading() {
  return (
    <Loading aria-busy="true">
      <VisuallyHidden>
        <Trans>Loading messages…</Trans>
      </VisuallyHidden>
      <MessageSkeleton />
    </Loading>
  );
}
