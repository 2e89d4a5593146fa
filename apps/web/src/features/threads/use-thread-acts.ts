import type { Channel } from '@chat-js/protocol/channels.ts';
import { useLingui } from '@lingui/react/macro';
import { useClient } from '../../lib/client.tsx';
import { copyText } from '../../lib/copy-text.ts';
import { paths } from '../../lib/paths.ts';
import { showToast } from '../../ui/Toasts.tsx';
import { useThreadProblem } from './use-thread-problem.ts';

/** What one does with a thread. A failure is told in passing. */
export function useThreadActs({ id: channel_id, guild_id, thread_metadata }: Channel) {
  const isOver = thread_metadata?.archived === true;
  const { t } = useLingui();
  const { call } = useClient();
  const sentence = useThreadProblem();
  const tell = (error: unknown) => showToast(sentence(error));

  function change(changes: { archived?: boolean; locked?: boolean }, done: string) {
    call('channels.update', { channel_id, ...changes }).then(() => showToast(done), tell);
  }

  return {
    end: () => change({ archived: true }, t`The thread has ended`),
    reopen: () => change({ archived: false }, t`The thread is open again`),
    lock: () => change({ locked: true }, t`The thread is locked`),
    /** What has ended is opened by it: nothing else can be done with that. */
    unlock: () => change({ locked: false, ...(isOver && { archived: false }) }, t`The thread is unlocked`),
    follow: () => call('threads.join', { channel_id }).then(() => showToast(t`You follow this thread`), tell),
    unfollow: () => call('threads.leave', { channel_id }).then(() => showToast(t`You do not follow this thread any more`), tell),
    async copyLink() {
      const isCopied = await copyText(location.origin + paths.channel(guild_id, channel_id));
      showToast(isCopied ? t`Link copied` : t`The browser does not allow copying here`);
    },
  };
}
