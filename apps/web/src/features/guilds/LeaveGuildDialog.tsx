import { Trans, useLingui } from '@lingui/react/macro';
import { useClient, useClientState } from '../../lib/client.tsx';
import { describeProblem } from '../../lib/problems.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';

export function LeaveGuildDialog({ guild_id, onClose }: { guild_id: string; onClose: () => void }) {
  const { i18n } = useLingui();
  const { call } = useClient();
  const name = useClientState((state) => state.guilds[guild_id]?.name ?? '');
  return (
    <ConfirmDialog
      title={<Trans>Leave “{name}”?</Trans>}
      confirm={<Trans>Leave</Trans>}
      onClose={onClose}
      onConfirm={() =>
        call('guilds.leave', { guild_id }).then(
          () => undefined,
          (error: unknown) => describeProblem(error, i18n),
        )
      }
    >
      <Trans>You will not see its channels any more. To come back you need an invite. What you wrote stays.</Trans>
    </ConfirmDialog>
  );
}
