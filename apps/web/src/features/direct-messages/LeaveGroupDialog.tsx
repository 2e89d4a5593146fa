import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { useClient } from '../../lib/client.tsx';
import type { DialogProps } from '../../lib/dialogs.ts';
import { describeProblem } from '../../lib/problems.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useConversation } from './use-conversations.ts';

/** Out of a group: somebody who is in it has to bring one back. */
export function LeaveGroupDialog({ channel_id, onClose }: DialogProps['leaveGroup'] & { onClose: () => void }) {
  const { i18n } = useLingui();
  const { call } = useClient();
  const conversation = useConversation(channel_id);
  if (!conversation) return null;
  const { name } = conversation.channel;
  const alone = conversation.entry.recipient_ids.length === 0;
  return (
    <ConfirmDialog
      title={<Trans>Leave “{name}”?</Trans>}
      confirm={<Trans>Leave</Trans>}
      onClose={onClose}
      onConfirm={() =>
        call('channels.delete', { channel_id }).then(
          () => undefined,
          (error: unknown) => describeProblem(error, i18n),
        )
      }
    >
      {alone ? (
        <Trans>You are the last one here: the group and its messages will be deleted.</Trans>
      ) : (
        <Trans>You will not see it any more, until somebody who is in it adds you again.</Trans>
      )}
    </ConfirmDialog>
  );
}
