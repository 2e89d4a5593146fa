import type { Channel } from '@chat-js/protocol/channels.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { CHANNEL } from '../../lib/channel-types.ts';
import { useClient } from '../../lib/client.tsx';
import { describeProblem } from '../../lib/problems.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';

export function DeleteChannelDialog({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const { i18n } = useLingui();
  const { call } = useClient();
  return (
    <ConfirmDialog
      title={<Trans>Delete “{channel.name}”?</Trans>}
      confirm={<Trans>Delete</Trans>}
      name={channel.name}
      onClose={onClose}
      onConfirm={() =>
        call('channels.delete', { channel_id: channel.id }).then(
          () => undefined,
          (error: unknown) => describeProblem(error, i18n),
        )
      }
    >
      {channel.type === CHANNEL.category ? (
        <Trans>Its channels stay: they move to the top of the list.</Trans>
      ) : (
        <Trans>Everything that was written in it is deleted for everybody. Nobody can bring it back.</Trans>
      )}
    </ConfirmDialog>
  );
}
