import type { Channel } from '@chat-js/protocol/channels.ts';
import { Trans } from '@lingui/react/macro';
import { useClient } from '../../lib/client.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useThreadProblem } from './use-thread-problem.ts';

export function DeleteThreadDialog({ thread, onClose }: { thread: Channel; onClose: () => void }) {
  const { call } = useClient();
  const sentence = useThreadProblem();
  return (
    <ConfirmDialog
      title={<Trans>Delete “{thread.name}”?</Trans>}
      confirm={<Trans>Delete</Trans>}
      onClose={onClose}
      onConfirm={() => call('channels.delete', { channel_id: thread.id }).then(() => undefined, sentence)}
    >
      <Trans>Everything that was written in it is deleted for everybody. Nobody can bring it back.</Trans>
    </ConfirmDialog>
  );
}
