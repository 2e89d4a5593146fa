import type { InviteDetails } from '@chat-js/protocol/invites.ts';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { useCallback, useEffect, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { entryChannel } from '../../lib/guilds.ts';
import { displayName } from '../../lib/names.ts';
import { describeProblem } from '../../lib/problems.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { ListRow, Rows } from '../../ui/Rows.tsx';
import { showToast } from '../../ui/Toasts.tsx';
import { InviteDialog } from './InviteDialog.tsx';

/** All invites of a guild, and how to take one back. */
export function InvitesSection({ guild_id }: { guild_id: string }) {
  const { i18n } = useLingui();
  const { call } = useClient();
  const channel_id = useClientState((state) => entryChannel(state, guild_id));
  const announced = useClientState((state) => state.invites[guild_id]);
  const [loaded, reload] = useLoaded(useCallback(() => call('invites.listOfGuild', { guild_id }), [call, guild_id]));
  const [creating, setCreating] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an announcement makes the list old
  useEffect(reload, [announced]);

  async function revoke(code: string) {
    try {
      await call('invites.revoke', { code });
    } catch (error) {
      showToast(describeProblem(error, i18n));
    }
    reload();
  }

  return (
    <>
      {channel_id && (
        <Button sx={{ alignSelf: 'flex-start' }} onClick={() => setCreating(true)}>
          <Trans>Create an invite</Trans>
        </Button>
      )}
      <Rows
        loaded={loaded}
        onRetry={reload}
        empty={<Trans>No invites at the moment.</Trans>}
        row={(invite) => <InviteRow key={invite.code} invite={invite} onRevoke={() => void revoke(invite.code)} />}
      />
      {creating && channel_id && <InviteDialog channel_id={channel_id} onClose={() => setCreating(false)} />}
    </>
  );
}

function InviteRow({ invite, onRevoke }: { invite: InviteDetails; onRevoke: () => void }) {
  const { t, i18n } = useLingui();
  const { code, inviter, uses, max_uses, expires_at } = invite;
  const name = displayName(inviter);
  const end = expires_at && i18n.date(new Date(expires_at), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <ListRow>
      <Avatar id={inviter.id} name={name} size={36} />
      <div>
        {code}
        <small>
          {name} · <Plural value={uses} one="used # time" other="used # times" />
          {max_uses > 0 && <Trans> of {max_uses}</Trans>} · {end ? <Trans>until {end}</Trans> : <Trans>always</Trans>}
        </small>
      </div>
      <Button variant="outlined" color="error" size="small" aria-label={t`Revoke: ${code}`} onClick={onRevoke}>
        <Trans>Revoke</Trans>
      </Button>
    </ListRow>
  );
}
