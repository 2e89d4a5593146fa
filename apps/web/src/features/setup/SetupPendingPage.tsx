import { Trans } from '@lingui/react/macro';
import HourglassIcon from '@material-symbols/svg-400/rounded/hourglass.svg?react';
import Button from '@mui/material/Button';
import { startSession } from '../../lib/session.ts';
import { CenteredPage } from '../../ui/CenteredPage.tsx';
import { StatePane } from '../../ui/StatePane.tsx';

/** Every page of a server that nobody has set up yet. */
export function SetupPendingPage() {
  return (
    <CenteredPage>
      <StatePane
        page
        icon={<HourglassIcon />}
        title={<Trans>This server is being set up</Trans>}
        action={
          <Button variant="outlined" onClick={() => void startSession()}>
            <Trans>Look again</Trans>
          </Button>
        }
      >
        <Trans>
          Is it yours? Open the setup link that it printed when it started. <code>npm run setup-link</code> prints a new one.
        </Trans>
      </StatePane>
    </CenteredPage>
  );
}
