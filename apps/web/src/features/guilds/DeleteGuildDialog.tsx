import { Trans, useLingui } from '@lingui/react/macro';
import { useClient, useClientState } from '../../lib/client.tsx';
import { describeProblem } from '../../lib/problems.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';

export function DeleteGuildDialog({ guild_id, onClose }: { guild_id: string; onClose: () => void }) {
  const { i18n } = useLingui();
  const { call } = useClient();
  const name = useClientState((state) => state.guilds[guild_id]?.name ?? '');
  return (
    <ConfirmDialog
      title={<Trans>Delete “{name}”?</Trans>}
      confirm={<Trans>Delete for good</Trans>}
      name={name}
      onClose={onClose}
      onConfirm={() =>
        call('guilds.delete', { guild_id }).then(
          () => undefined,
          (error: unknown) => describeProblem(error, i18n),
        )
      }
    >
      <Trans>All channels, messages and invites are deleted for everybody. Nobody can bring them back.</Trans>
    </ConfirmDialog>
  );
}
