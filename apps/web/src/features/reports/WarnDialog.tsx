import { LIMITS } from '@chat-js/protocol/limits.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { type FormEvent, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import type { DialogProps } from '../../lib/dialogs.ts';
import { describeProblem } from '../../lib/problems.ts';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { showToast } from '../../ui/Toasts.tsx';
import { useName } from './use-name.ts';

/** Warns a member: they read the reason until they say that they have. */
export function WarnDialog({ guild_id, user_id, onClose }: DialogProps['warn'] & { onClose: () => void }) {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const name = useName(guild_id, user_id);
  const guild = useClientState((state) => state.guilds[guild_id]?.name ?? '');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (reason.trim() === '') return;
    setBusy(true);
    try {
      await call('warnings.create', { guild_id, user_id, reason });
      showToast(t`${name} is warned.`);
      onClose();
    } catch (error) {
      setProblem(describeProblem(error, i18n));
      setBusy(false);
    }
  }

  return (
    <AppDialog
      title={<Trans>Warn {name}</Trans>}
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      actions={
        <>
          <Button variant="text" color="inherit" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" color="error" disabled={reason.trim() === ''} loading={busy}>
            <Trans>Warn</Trans>
          </Button>
        </>
      }
    >
      <TextArea
        label={t`Reason`}
        value={reason}
        maxLength={LIMITS.auditReason.max}
        onChange={(event) => setReason(event.target.value)}
        help={t`They read this with the name of “${guild}”, and not who wrote it.`}
        autoFocus
      />
      {problem && <ErrorNotice>{problem}</ErrorNotice>}
    </AppDialog>
  );
}
