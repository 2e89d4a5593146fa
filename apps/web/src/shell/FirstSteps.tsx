import { Trans } from '@lingui/react/macro';
import ForumIcon from '@material-symbols/svg-400/rounded/forum.svg?react';
import Button from '@mui/material/Button';
import { Suspense, useState } from 'react';
import { lazyPart } from '../lib/lazy-part.ts';
import { StatePane } from '../ui/StatePane.tsx';

const CreateGuildDialog = lazyPart(async () => (await import('../features/guilds/CreateGuildDialog.tsx')).CreateGuildDialog, 'later');

export function FirstSteps() {
  const [creating, setCreating] = useState(false);
  return (
    <>
      <StatePane
        page
        icon={<ForumIcon />}
        title={<Trans>You are not in any server yet</Trans>}
        action={
          <Button onClick={() => setCreating(true)}>
            <Trans>Create a server</Trans>
          </Button>
        }
      >
        <Trans>Got an invite link? Open it and you are in. Or create a server of your own and invite others.</Trans>
      </StatePane>
      {creating && (
        <Suspense>
          <CreateGuildDialog onClose={() => setCreating(false)} />
        </Suspense>
      )}
    </>
  );
}
