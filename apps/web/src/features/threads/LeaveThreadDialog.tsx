import type { Channel } from '@chat-js/protocol/channels.ts';
import { Trans } from '@lingui/react/macro';
import { useClient } from '../../lib/client.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useThreadProblem } from './use-thread-problem.ts';

/** Out of a private thread: somebody else has to bring one back. */
export function LeaveThreadDialog({ thread, onClose }: { thread: Channel; onClose: () => void }) {
  const { call } = useClient();
  const sentence = useThreadProblem();
  return (
    <ConfirmDialog
      title={<Trans>Leave “{thread.name}”?</Trans>}
      confirm={<Trans>Leave</Trans>}
      onClose={onClose}
      onConfirm={() => call('threads.leave', { channel_id: thread.id }).then(() => undefined, sentence)}
    >
      <Trans>You will not see it any more, until somebody who is in it adds you again.</Trans>
    </ConfirmDialog>
  );
}
