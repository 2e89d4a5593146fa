import { Trans } from '@lingui/react/macro';
import HourglassIcon from '@material-symbols/svg-400/rounded/hourglass.svg?react';
import Button from '@mui/material/Button';
import { logOut } from '../../lib/session.ts';
import { CenteredPage } from '../../ui/CenteredPage.tsx';
import { StatePane } from '../../ui/StatePane.tsx';

/** Shown until an administrator agrees; the connection is open already and brings the news. */
export function WaitingPage({ name }: { name: string }) {
  return (
    <CenteredPage>
      <StatePane
        page
        icon={<HourglassIcon />}
        title={<Trans>Almost there, {name}</Trans>}
        action={
          <Button variant="text" color="inherit" onClick={() => void logOut()}>
            <Trans>Log out</Trans>
          </Button>
        }
      >
        <Trans>An administrator has to let you in. You can leave this page open: it continues by itself.</Trans>
      </StatePane>
    </CenteredPage>
  );
}
