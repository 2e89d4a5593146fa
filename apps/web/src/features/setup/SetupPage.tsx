import { CallError } from '@chat-js/client/errors.ts';
import type { SetupResult } from '@chat-js/protocol/instance.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import LinkOffIcon from '@material-symbols/svg-400/rounded/link_off.svg?react';
import OfflineIcon from '@material-symbols/svg-400/rounded/wifi_off.svg?react';
import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import { useState } from 'react';
import { Link } from 'wouter';
import { describeProblem } from '../../lib/problems.ts';
import { CenteredPage } from '../../ui/CenteredPage.tsx';
import { StatePane } from '../../ui/StatePane.tsx';
import { SetupDone } from './SetupDone.tsx';
import { SetupForm } from './SetupForm.tsx';
import { useSetupCheck } from './use-setup-check.ts';

/** Opened by the one-time link: the token travels behind #, which no server log sees. */
export function SetupPage() {
  const { i18n, t } = useLingui();
  const [token] = useState(() => location.hash.slice(1));
  const [result, setResult] = useState<SetupResult>();
  const [expired, setExpired] = useState(false);
  const [check, retry] = useSetupCheck(token);

  if (result) {
    return (
      <CenteredPage width={480}>
        <SetupDone result={result} />
      </CenteredPage>
    );
  }
  if (check === 'loading') {
    return (
      <CenteredPage>
        <CircularProgress sx={{ mx: 'auto' }} aria-label={t`Loading`} />
      </CenteredPage>
    );
  }
  if (expired || (check !== 'valid' && check.error instanceof CallError && check.error.status === 403)) return <ExpiredLink />;
  if (check !== 'valid') {
    return (
      <CenteredPage>
        <StatePane
          page
          icon={<OfflineIcon />}
          title={<Trans>The setup link could not be checked</Trans>}
          action={
            <Button onClick={retry}>
              <Trans>Try again</Trans>
            </Button>
          }
        >
          {describeProblem(check.error, i18n)}
        </StatePane>
      </CenteredPage>
    );
  }
  return (
    <CenteredPage width={480} languages={false}>
      <SetupForm token={token} onDone={setResult} onExpired={() => setExpired(true)} />
    </CenteredPage>
  );
}

function ExpiredLink() {
  return (
    <CenteredPage>
      <StatePane
        page
        icon={<LinkOffIcon />}
        title={<Trans>This setup link does not work any more</Trans>}
        action={
          <Button component={Link} href="/" variant="outlined">
            <Trans>To the start page</Trans>
          </Button>
        }
      >
        <Trans>
          It was used already or is older than 30 minutes. Run <code>npm run setup-link</code> where the server runs: it prints a new one.
        </Trans>
      </StatePane>
    </CenteredPage>
  );
}
