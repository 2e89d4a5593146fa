import { Trans } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { DeleteGuildDialog } from './DeleteGuildDialog.tsx';
import { LeaveGuildDialog } from './LeaveGuildDialog.tsx';

export function DangerSection({ guild_id }: { guild_id: string }) {
  const owner = useClientState((state) => state.guilds[guild_id]?.owner_id === state.me?.id);
  const [asking, setAsking] = useState(false);
  const Dialog = owner ? DeleteGuildDialog : LeaveGuildDialog;
  return (
    <>
      <p style={{ margin: 0 }}>
        {owner ? (
          <Trans>Deletes the server with all channels, messages and invites, for everybody and for good.</Trans>
        ) : (
          <Trans>To come back you need an invite. What you wrote stays.</Trans>
        )}
      </p>
      <Button color="error" sx={{ alignSelf: 'flex-start' }} onClick={() => setAsking(true)}>
        {owner ? <Trans>Delete the server</Trans> : <Trans>Leave the server</Trans>}
      </Button>
      {asking && <Dialog guild_id={guild_id} onClose={() => setAsking(false)} />}
    </>
  );
}
