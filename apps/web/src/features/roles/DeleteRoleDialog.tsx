import type { Role } from '@chat-js/protocol/roles.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useClient } from '../../lib/client.tsx';
import { describeProblem } from '../../lib/problems.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';

interface DeleteRoleDialogProps {
  guild_id: string;
  role: Role;
  onClose: () => void;
}

export function DeleteRoleDialog({ guild_id, role, onClose }: DeleteRoleDialogProps) {
  const { i18n } = useLingui();
  const { call } = useClient();
  return (
    <ConfirmDialog
      title={<Trans>Delete the role “{role.name}”?</Trans>}
      confirm={<Trans>Delete</Trans>}
      onClose={onClose}
      onConfirm={() =>
        call('roles.delete', { guild_id, role_id: role.id }).then(
          () => undefined,
          (error: unknown) => describeProblem(error, i18n),
        )
      }
    >
      <Trans>Everybody who has it loses it, and with it what it allows. It can be brought back from the audit log for 15 minutes.</Trans>
    </ConfirmDialog>
  );
}
