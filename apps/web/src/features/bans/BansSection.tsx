import type { Ban } from '@chat-js/protocol/bans.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useClient } from '../../lib/client.tsx';
import { avatarUrl } from '../../lib/media.ts';
import { displayName } from '../../lib/names.ts';
import { usePerson } from '../../lib/use-person.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Field } from '../../ui/Field.tsx';
import { ListRow, Rows } from '../../ui/Rows.tsx';
import { useDeed } from '../members/use-deed.ts';
import { BanByIdDialog } from './BanByIdDialog.tsx';
import { isWanted } from './search-bans.ts';
import { useBans } from './use-bans.ts';

/** So many rows are drawn at first. */
const SOME = 100;

/** Who may not come back: why, by whom, since when, until when; and how to let them. */
export function BansSection({ guild_id }: { guild_id: string }) {
  const { t } = useLingui();
  const { state, reload } = useBans(guild_id);
  const [wanted, setWanted] = useState('');
  const [most, setMost] = useState(SOME);
  const [byId, setById] = useState(false);
  const bans = state.status === 'ready' ? state.value : [];
  const found = bans.filter((ban) => isWanted(ban, wanted));
  return (
    <>
      <Button color="error" variant="outlined" sx={{ alignSelf: 'flex-start' }} onClick={() => setById(true)}>
        <Trans>Ban by ID</Trans>
      </Button>
      {bans.length > 0 && (
        <Field label={t`Search by name, ID or reason`} type="search" value={wanted} onChange={(event) => setWanted(event.target.value)} />
      )}
      <Rows
        loaded={state.status === 'ready' ? { status: 'ready', value: found.slice(0, most) } : state}
        onRetry={reload}
        empty={bans.length === 0 ? <Trans>Nobody is banned.</Trans> : <Trans>Nothing found. Try another word.</Trans>}
        row={(ban) => <BanRow key={ban.user.id} guild_id={guild_id} ban={ban} />}
      />
      {found.length > most && (
        <Button variant="outlined" color="inherit" sx={{ alignSelf: 'center' }} onClick={() => setMost(most + SOME)}>
          <Trans>Show more</Trans>
        </Button>
      )}
      {byId && <BanByIdDialog guild_id={guild_id} onClose={() => setById(false)} />}
    </>
  );
}

function BanRow({ guild_id, ban }: { guild_id: string; ban: Ban }) {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const { actAtOnce } = useDeed(guild_id);
  const { user, reason, created_at, expires_at, moderator_id } = ban;
  const moderator = usePerson(guild_id, moderator_id).name;
  const name = displayName(user);
  const since = i18n.date(new Date(created_at), { dateStyle: 'medium' });
  const until = expires_at && i18n.date(new Date(expires_at), { dateStyle: 'medium', timeStyle: 'short' });
  const [busy, setBusy] = useState(false);

  async function unban() {
    setBusy(true);
    await actAtOnce({ work: () => call('bans.remove', { guild_id, user_id: user.id }), said: t`${name} may come back with an invite.` });
    setBusy(false);
  }

  return (
    <ListRow>
      <Avatar id={user.id} name={name} src={avatarUrl(user)} size={36} />
      <div>
        {name} {name !== user.username && <span style={{ opacity: 0.75 }}>{user.username}</span>}
        {reason && <div>{reason}</div>}
        <small>
          <Trans>
            by {moderator} on {since}
          </Trans>{' '}
          · {until ? <Trans>until {until}</Trans> : <Trans>for ever</Trans>}
        </small>
      </div>
      <Button
        variant="outlined"
        color="inherit"
        size="small"
        loading={busy}
        aria-label={t`Lift the ban: ${name}`}
        onClick={() => void unban()}
      >
        <Trans>Lift the ban</Trans>
      </Button>
    </ListRow>
  );
}
