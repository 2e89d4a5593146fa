import { Trans, useLingui } from '@lingui/react/macro';
import LinkOffIcon from '@material-symbols/svg-400/rounded/link_off.svg?react';
import OfflineIcon from '@material-symbols/svg-400/rounded/wifi_off.svg?react';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { Link, useParams } from 'wouter';
import { describeProblem, isUnknownInvite } from '../../lib/problems.ts';
import { useSession } from '../../lib/session.ts';
import { CenteredPage } from '../../ui/CenteredPage.tsx';
import { StatePane } from '../../ui/StatePane.tsx';
import { InviteCard } from './InviteCard.tsx';
import { JoinButton } from './JoinButton.tsx';
import { JoinForm } from './JoinForm.tsx';
import { useInvite } from './use-invite.ts';

export function InvitePage() {
  const { code = '' } = useParams();
  const { i18n } = useLingui();
  const active = useSession((session) => session.phase === 'active');
  const [state, retry] = useInvite(code);

  if (state === 'loading') {
    return (
      <CenteredPage>
        <Skeleton variant="rounded" width={72} height={72} sx={{ mx: 'auto', borderRadius: '24px' }} />
        <Skeleton variant="text" sx={{ fontSize: '1.5rem', mx: 'auto', width: '60%' }} />
        <Skeleton variant="rounded" height={120} />
      </CenteredPage>
    );
  }
  if ('error' in state) {
    return (
      <CenteredPage>
        {isUnknownInvite(state.error) ? (
          <StatePane page icon={<LinkOffIcon />} title={<Trans>This invite has run out</Trans>} action={<HomeLink />}>
            <Trans>It was used up, has expired or was revoked. Ask whoever gave it to you for a new link: it takes them two clicks.</Trans>
          </StatePane>
        ) : (
          <StatePane
            page
            icon={<OfflineIcon />}
            title={<Trans>The invite could not be opened</Trans>}
            action={
              <Button onClick={retry}>
                <Trans>Try again</Trans>
              </Button>
            }
          >
            {describeProblem(state.error, i18n)}
          </StatePane>
        )}
      </CenteredPage>
    );
  }
  return (
    <CenteredPage>
      <InviteCard invite={state.invite} />
      {active ? <JoinButton invite={state.invite} /> : <JoinForm invite={state.invite} />}
    </CenteredPage>
  );
}

function HomeLink() {
  return (
    <Button component={Link} href="/" variant="outlined">
      <Trans>To the start page</Trans>
    </Button>
  );
}
