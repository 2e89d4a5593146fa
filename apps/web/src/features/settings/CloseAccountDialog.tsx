import { Trans, useLingui } from '@lingui/react/macro';
import { useClient, useClientState } from '../../lib/client.tsx';
import type { DialogProps } from '../../lib/dialogs.ts';
import { displayName } from '../../lib/names.ts';
import { describeProblem } from '../../lib/problems.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { showToast } from '../../ui/Toasts.tsx';

/** Bans somebody from the whole installation. */
export function CloseAccountDialog({ user_id, onClose }: DialogProps['closeAccount'] & { onClose: () => void }) {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const user = useClientState((state) => state.users[user_id]);
  const name = user ? displayName(user) : user_id;

  async function close() {
    try {
      await call('instance.ban', { user_id });
      showToast(t`The account of ${name} is closed.`);
      return undefined;
    } catch (error) {
      return describeProblem(error, i18n);
    }
  }

  return (
    <ConfirmDialog
      title={<Trans>Close the account of {name}?</Trans>}
      confirm={<Trans>Close the account</Trans>}
      onClose={onClose}
      onConfirm={close}
    >
      <Trans>
        They are logged out on all devices at once and cannot log in any more, on no server of this installation. You can open it again in
        your settings.
      </Trans>
    </ConfirmDialog>
  );
}
