import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useClientState } from '../../lib/client.tsx';
import { paths } from '../../lib/paths.ts';
import { describeProblem } from '../../lib/problems.ts';
import { logOut } from '../../lib/session.ts';
import { ErrorNotice } from '../../ui/Notice.tsx';

export function LogoutSection() {
  const { i18n } = useLingui();
  const waiting = useClientState((state) => state.outbox.length);
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function logout() {
    setBusy(true);
    try {
      await logOut();
      navigate(paths.login, { replace: true });
    } catch (error) {
      setProblem(describeProblem(error, i18n));
      setBusy(false);
    }
  }

  return (
    <>
      <p style={{ margin: 0 }}>
        {waiting === 0 ? (
          <Trans>Only this device is logged out.</Trans>
        ) : (
          <Trans>Only this device is logged out. What is not sent yet waits here until you come back.</Trans>
        )}
      </p>
      {problem && <ErrorNotice>{problem}</ErrorNotice>}
      <Button color="error" loading={busy} sx={{ alignSelf: 'flex-start' }} onClick={() => void logout()}>
        <Trans>Log out</Trans>
      </Button>
    </>
  );
}
