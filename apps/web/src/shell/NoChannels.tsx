import { Trans } from '@lingui/react/macro';
import ForumIcon from '@material-symbols/svg-400/rounded/forum.svg?react';
import { StatePane } from '../ui/StatePane.tsx';

/** Of a server that has nothing to show to this person. */
export function NoChannels() {
  return (
    <StatePane page icon={<ForumIcon />} title={<Trans>No channels yet</Trans>}>
      <Trans>There is nothing here that you can see. Whoever runs this server can create a channel in its menu.</Trans>
    </StatePane>
  );
}
