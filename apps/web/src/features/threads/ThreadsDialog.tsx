import { isThread } from '@chat-js/client/is-thread.ts';
import { nothing } from '@chat-js/client/nothing.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import { compareIds } from '@chat-js/protocol/ids.ts';
import { Trans } from '@lingui/react/macro';
import ThreadIcon from '@material-symbols/svg-400/rounded/forum.svg?react';
import Button from '@mui/material/Button';
import { useEffect } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { type DialogProps, openDialog } from '../../lib/dialogs.ts';
import { useMay } from '../../lib/permissions.ts';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { FailedNotice } from '../../ui/FailedNotice.tsx';
import { LoadingRows } from '../../ui/Rows.tsx';
import { StatePane } from '../../ui/StatePane.tsx';
import { ThreadList } from './ThreadList.tsx';
import { useEndedThreads } from './use-ended-threads.ts';
import { useStartRights } from './use-start-rights.ts';

/** The threads of a channel: those that go on, and those that have ended. */
export function ThreadsDialog({ channel_id, onClose }: DialogProps['threads'] & { onClose: () => void }) {
  const channel = useClientState((state) => state.channels[channel_id]);
  const active = useClientState((state) =>
    Object.values(state.channels)
      .filter((one) => isThread(one) && one.parent_id === channel_id && !one.thread_metadata?.archived)
      .sort(newestFirst),
  );
  const guild_id = channel?.guild_id;
  const { countThreads } = useClient();
  useEffect(() => {
    // What is shown already stays true enough without it.
    if (guild_id !== undefined) countThreads(guild_id).catch(nothing);
  }, [countThreads, guild_id]);
  const { mayPublic, mayPrivate } = useStartRights(channel_id);
  const manages = useMay('MANAGE_THREADS', guild_id ?? '', channel_id);
  const open = useEndedThreads(channel_id, 'public');
  const secret = useEndedThreads(channel_id, manages ? 'private' : 'mine');
  const loading = open.loading || secret.loading;
  const problem = open.problem ?? secret.problem;
  // One that was opened again meanwhile is among the others.
  const isOver = ({ id }: Channel) => !active.some((one) => one.id === id);
  const [over, secretOver] = [open.ended.filter(isOver), secret.ended.filter(isOver)];
  if (!channel) return null;
  const start = (mayPublic || mayPrivate) && (
    <Button onClick={() => openDialog('newThread', { channel_id })}>
      <Trans>New thread</Trans>
    </Button>
  );
  const isEmpty = active.length + over.length + secretOver.length === 0 && !loading && problem === undefined;
  return (
    <AppDialog title={<Trans>Threads in #{channel.name}</Trans>} onClose={onClose} actions={start}>
      {isEmpty && (
        <StatePane icon={<ThreadIcon />} title={<Trans>No threads yet</Trans>}>
          <Trans>
            A thread keeps what belongs together out of the way of everything else. Start one here, or in the menu of a message.
          </Trans>
        </StatePane>
      )}
      {active.length > 0 && <ThreadList title={<Trans>Going on</Trans>} threads={active} onOpen={onClose} />}
      {over.length > 0 && <ThreadList title={<Trans>Those that have ended</Trans>} threads={over} onOpen={onClose} />}
      <More pages={open} />
      {secretOver.length > 0 && <ThreadList title={<Trans>Private ones that have ended</Trans>} threads={secretOver} onOpen={onClose} />}
      <More pages={secret} />
      {loading && <LoadingRows height={48} />}
      {problem !== undefined && <FailedNotice error={problem} onRetry={open.problem === undefined ? secret.load : open.load} />}
    </AppDialog>
  );
}

function More({ pages: { more, loading, problem, load } }: { pages: ReturnType<typeof useEndedThreads> }) {
  if (!more || loading || problem !== undefined) return null;
  return (
    <Button variant="text" onClick={load}>
      <Trans>Show more</Trans>
    </Button>
  );
}

function newestFirst(a: Channel, b: Channel): number {
  return compareIds(b.last_message_id ?? b.id, a.last_message_id ?? a.id);
}
