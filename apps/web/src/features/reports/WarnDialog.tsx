import { LIMITS } from '@chat-js/protocol/limits.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import type { DialogProps } from '../../lib/dialogs.ts';
import { describeProblem } from '../../lib/problems.ts';
import { DeedDialog } from '../../ui/DeedDialog.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { showToast } from '../../ui/Toasts.tsx';
import { useName } from './use-name.ts';

/** Warns a member: they read the reason until they say that they have. */
export function WarnDialog({ guild_id, user_id, onClose }: DialogProps['warn'] & { onClose: () => void }) {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const name = useName(guild_id, user_id);
  const guild = useClientState((state) => state.guilds[guild_id]?.name ?? '');
  const [reason, setReason] = useState('');

  async function warn(): Promise<string | undefined> {
    try {
      await call('warnings.create', { guild_id, user_id, reason });
      showToast(t`${name} is warned.`);
      return undefined;
    } catch (error) {
      return describeProblem(error, i18n);
    }
  }

  return (
    <DeedDialog
      title={<Trans>Warn {name}</Trans>}
      confirm={<Trans>Warn</Trans>}
      danger
      disabled={reason.trim() === ''}
      withoutReason
      onClose={onClose}
      onAct={warn}
    >
      <TextArea
        label={t`Reason`}
        value={reason}
        maxLength={LIMITS.auditReason.max}
        onChange={(event) => setReason(event.target.value)}
        help={t`They read this with the name of “${guild}”, and not who wrote it.`}
        autoFocus
      />
    </DeedDialog>
  );
}
