import type { CallError } from '@chat-js/client/errors.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import OfflineIcon from '@material-symbols/svg-400/rounded/wifi_off.svg?react';
import Button from '@mui/material/Button';
import { useEffect } from 'react';
import { describeProblem } from '../lib/problems.ts';
import { startSession, useSession } from '../lib/session.ts';
import { CenteredPage } from '../ui/CenteredPage.tsx';
import { StatePane } from '../ui/StatePane.tsx';

/** ms */
const RETRY = 3000;

/** The page opened, but the server does not answer: comes back by itself. */
export function Unreachable() {
  const problem = useSession((session) => session.problem);

  useEffect(() => {
    const timer = setInterval(() => void startSession(), RETRY);
    return () => clearInterval(timer);
  }, []);

  return <NoAnswer problem={problem} onRetry={() => void startSession()} />;
}

/** Nothing can be shown yet, and why. Whoever shows it keeps trying. */
export function NoAnswer({ problem, onRetry }: { problem: CallError | null; onRetry: () => void }) {
  const { i18n } = useLingui();
  return (
    <CenteredPage>
      <StatePane
        page
        icon={<OfflineIcon />}
        title={<Trans>The server does not answer</Trans>}
        action={
          <Button onClick={onRetry}>
            <Trans>Try again</Trans>
          </Button>
        }
      >
        {problem?.status === 503 || describeProblem(problem, i18n)} <Trans>This page keeps trying.</Trans>
      </StatePane>
    </CenteredPage>
  );
}
