import { Trans } from '@lingui/react/macro';
import SearchOffIcon from '@material-symbols/svg-400/rounded/search_off.svg?react';
import Button from '@mui/material/Button';
import { Link } from 'wouter';
import { paths } from '../lib/paths.ts';
import { StatePane } from '../ui/StatePane.tsx';

/** A link that leads nowhere: deleted, or not for this person. The two look the same on purpose. */
export function UnknownPlace({ back = paths.home }: { back?: string }) {
  return (
    <StatePane
      page
      icon={<SearchOffIcon />}
      title={<Trans>Nothing to see here</Trans>}
      action={
        <Button component={Link} href={back} variant="outlined">
          <Trans>Go back</Trans>
        </Button>
      }
    >
      <Trans>This channel was deleted, or you have no access to it. If someone sent you the link, ask them to let you in.</Trans>
    </StatePane>
  );
}
