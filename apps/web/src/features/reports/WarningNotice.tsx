import { Plural, Trans, useLingui } from '@lingui/react/macro';
import WarningIcon from '@material-symbols/svg-400/rounded/warning.svg?react';
import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { describeProblem } from '../../lib/problems.ts';
import { useSocket } from '../../lib/use-socket.ts';
import { StandingNotice } from '../../ui/StandingNotice.tsx';
import { showToast } from '../../ui/Toasts.tsx';

/** What the person was warned of: it stays until they say that they have read it, on every device. */
export function WarningNotice() {
  const { t, i18n } = useLingui();
  const { call, loadWarnings } = useClient();
  const online = useSocket().socket.phase === 'connected';
  const ids = useClientState((state) => Object.keys(state.warnings).sort((a, b) => a.length - b.length || a.localeCompare(b)));
  const warning = useClientState((state) => state.warnings[ids[0] ?? '']);
  const guild = useClientState((state) => state.guilds[warning?.guild_id ?? '']?.name ?? '');
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    // It is asked for again with the next connection.
    if (online) loadWarnings().catch((error: unknown) => console.warn('Warnings could not be fetched', error));
  }, [online, loadWarnings]);

  async function acknowledge(warning_id: string) {
    setBusy(true);
    try {
      await call('warnings.acknowledge', { warning_id });
    } catch (error) {
      showToast(describeProblem(error, i18n));
    }
    setBusy(false);
  }

  return (
    <div role="alert">
      {warning && (
        <StandingNotice
          grave
          label={t`A warning from the moderators`}
          icon={<WarningIcon />}
          title={<Trans>A warning from the moderators of “{guild}”</Trans>}
          text={warning.reason}
        >
          <Button size="small" loading={busy} onClick={() => void acknowledge(warning.id)}>
            <Trans>I have read this</Trans>
          </Button>
          {ids.length > 1 && (
            <small>
              <Plural value={ids.length - 1} one="and # more" other="and # more" />
            </small>
          )}
        </StandingNotice>
      )}
    </div>
  );
}
