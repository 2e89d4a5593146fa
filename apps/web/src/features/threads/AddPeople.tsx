import { channelPermissions } from '@chat-js/permissions/permissions.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import AddIcon from '@material-symbols/svg-400/rounded/person_add.svg?react';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useRef, useState } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { ruling } from '../../lib/guilds.ts';
import { FailedNotice } from '../../ui/FailedNotice.tsx';
import { Field } from '../../ui/Field.tsx';
import { useAllMembers } from '../members/use-all-members.ts';
import { PeopleRows, PersonRow } from './PersonRow.tsx';

/** As many as are seen at a glance: whoever is not among them is found by more letters. */
const MOST = 5;

interface AddPeopleProps {
  thread: Channel;
  /** Who is in it. */
  inside: ReadonlySet<Id>;
  onAdd: (user_id: Id) => Promise<void>;
}

/** Finds people by name who see the channel of a thread, and brings them into it. */
export function AddPeople({ thread, inside, onAdd }: AddPeopleProps) {
  const { t } = useLingui();
  const [wanted, setWanted] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const { rows, loading, problem, more, loadMore } = useAllMembers(thread.guild_id);
  const guild = useClientState((state) => state.guilds[thread.guild_id]);
  const overwrites = useClientState((state) => ruling(state, thread.id)?.permission_overwrites);
  const word = wanted.trim().toLowerCase();
  const found = rows.filter(({ user, name }) => {
    if (word === '' || inside.has(user.id)) return false;
    return [name, user.username, user.global_name].some((text) => text?.toLowerCase().includes(word));
  });
  const seeing = found.filter(({ member }) => guild && channelPermissions(guild, overwrites ?? [], { ...member, timed_out: false }) !== 0n);

  async function add(user_id: Id) {
    // The button goes with whoever is added, and would take the focus out of the dialog with it.
    field.current?.focus();
    await onAdd(user_id);
    setWanted('');
  }

  return (
    <search>
      <Field
        ref={field}
        label={t`Add somebody by name`}
        type="search"
        value={wanted}
        autoComplete="off"
        onChange={(event) => setWanted(event.target.value)}
      />
      <PeopleRows aria-label={t`Found`} style={{ marginTop: 8 }}>
        {seeing.slice(0, MOST).map(({ user, name }) => (
          <PersonRow key={user.id} user={user} name={name} note={name === user.username ? undefined : user.username}>
            <IconButton aria-label={t`Add ${name}`} title={t`Add ${name}`} onClick={() => void add(user.id)}>
              <AddIcon />
            </IconButton>
          </PersonRow>
        ))}
      </PeopleRows>
      {word !== '' && seeing.length === 0 && !loading && !more && (
        <p role="status" style={{ margin: '8px 0 0' }}>
          {found.length > 0 ? <Trans>They do not see the channel of this thread.</Trans> : <Trans>Nobody is called that.</Trans>}
        </p>
      )}
      {problem !== null && <FailedNotice error={problem} onRetry={loadMore} />}
      {word !== '' && more && seeing.length < MOST && (
        <Button variant="text" loading={loading} onClick={loadMore}>
          <Trans>Look further</Trans>
        </Button>
      )}
    </search>
  );
}
