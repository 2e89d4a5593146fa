import type { Channel } from '@chat-js/protocol/channels.ts';
import { Trans } from '@lingui/react/macro';
import { useClient } from '../../lib/client.tsx';
import { NameDialog } from './NameDialog.tsx';

export function RenameThreadDialog({ thread, onClose }: { thread: Channel; onClose: () => void }) {
  const { call } = useClient();

  async function rename(name: string) {
    await call('channels.update', { channel_id: thread.id, name });
    onClose();
  }

  return (
    <NameDialog
      title={<Trans>Rename the thread</Trans>}
      confirm={<Trans>Save</Trans>}
      name={thread.name}
      onName={rename}
      onClose={onClose}
    />
  );
}
