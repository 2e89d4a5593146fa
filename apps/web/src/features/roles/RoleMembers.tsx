import type { Role } from '@chat-js/protocol/roles.ts';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import RemoveIcon from '@material-symbols/svg-400/rounded/close.svg?react';
import IconButton from '@mui/material/IconButton';
import { useClient } from '../../lib/client.tsx';
import { avatarUrl } from '../../lib/media.ts';
import type { Loaded } from '../../lib/use-loaded.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { ListRow, Rows } from '../../ui/Rows.tsx';
import { type Person, usePeople } from '../members/use-people.ts';
import { PersonPicker } from './PersonPicker.tsx';
import { useAction } from './use-action.ts';

interface RoleMembersProps {
  guild_id: string;
  role: Role;
  locked: boolean;
}

/** Who has a role: to give it and to take it. */
export function RoleMembers({ guild_id, role, locked }: RoleMembersProps) {
  const { t } = useLingui();
  const { call } = useClient();
  const { run } = useAction();
  const { online, offline, loading, problem, retry } = usePeople(guild_id);
  const people = [...online, ...offline];
  const holders = people.filter(({ roles }) => roles.includes(role.id));
  const others = people.filter(({ roles }) => !roles.includes(role.id));
  const input = ({ user }: Person) => ({ guild_id, user_id: user.id, role_id: role.id });
  const give = (person: Person) => call('members.addRole', input(person));
  const take = (person: Person) => call('members.removeRole', input(person));
  const count = holders.length;

  function loadedOf(): Loaded<Person[]> {
    if (loading) return { status: 'loading' };
    return problem === null ? { status: 'ready', value: holders } : { status: 'failed', error: problem };
  }

  return (
    <>
      {!locked && (
        <PersonPicker
          label={t`Give it to`}
          people={others}
          onChoose={(person) => void run(() => give(person), { text: t`${person.name} has the role now`, undo: () => take(person) })}
        />
      )}
      {count > 0 && (
        <h3 style={{ margin: 0, fontSize: '0.9375rem' }}>
          <Plural value={count} one="# person has this role" other="# people have this role" />
        </h3>
      )}
      <Rows
        loaded={loadedOf()}
        onRetry={retry}
        empty={<Trans>Nobody has this role yet. Choose somebody above.</Trans>}
        row={(person) => {
          const { user, name } = person;
          return (
            <ListRow key={user.id}>
              <Avatar id={user.id} name={name} src={avatarUrl(user)} size={34} />
              <div>
                {name}
                {name !== user.username && <small>{user.username}</small>}
              </div>
              {!locked && (
                <IconButton
                  aria-label={t`Take it from ${name}`}
                  title={t`Take it from ${name}`}
                  onClick={() =>
                    void run(() => take(person), { text: t`${name} does not have the role any more`, undo: () => give(person) })
                  }
                >
                  <RemoveIcon />
                </IconButton>
              )}
            </ListRow>
          );
        }}
      />
    </>
  );
}
