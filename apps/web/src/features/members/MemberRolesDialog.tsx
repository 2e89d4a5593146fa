import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useClientState } from '../../lib/client.tsx';
import type { DialogProps } from '../../lib/dialogs.ts';
import { usePerson } from '../../lib/use-person.ts';
import { DeedDialog } from '../../ui/DeedDialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { RoleChecks } from '../../ui/RoleChecks.tsx';
import { roleChoices } from './use-assignable-roles.ts';
import { useMemberActs } from './use-member-acts.ts';

/** From so many roles on they can be searched. */
const MANY = 10;

/** Which roles somebody has. */
export function MemberRolesDialog({ guild_id, user_id, onClose }: DialogProps['memberRoles'] & { onClose: () => void }) {
  const { t } = useLingui();
  const { name } = usePerson(guild_id, user_id);
  const { setRoles } = useMemberActs(guild_id, user_id);
  const choices = roleChoices(
    useClientState((state) => state),
    guild_id,
    user_id,
  );
  const held = choices.filter((choice) => choice.held).map(({ role }) => role.id);
  // What was ticked or unticked here; the rest follows what others do meanwhile.
  const [changed, setChanged] = useState<Readonly<Record<string, boolean>>>({});
  const [wanted, setWanted] = useState('');
  const chosen = choices.filter(({ role, held: has }) => changed[role.id] ?? has).map(({ role }) => role.id);
  const fixed = choices.filter(({ changeable }) => !changeable).map(({ role }) => role.id);
  const found = choices.map(({ role }) => role).filter((role) => role.name.toLowerCase().includes(wanted.trim().toLowerCase()));

  function choose(next: readonly string[]) {
    const different = choices.filter(({ role }) => next.includes(role.id) !== held.includes(role.id));
    setChanged(Object.fromEntries(different.map(({ role }) => [role.id, next.includes(role.id)])));
  }

  return (
    <DeedDialog
      title={<Trans>Roles of {name}</Trans>}
      confirm={<Trans>Save</Trans>}
      onClose={onClose}
      onAct={(reason) => setRoles(chosen, reason)}
    >
      {choices.length >= MANY && (
        <Field label={t`Search`} type="search" value={wanted} onChange={(event) => setWanted(event.target.value)} />
      )}
      <RoleChecks
        label={t`Roles`}
        roles={found}
        chosen={chosen}
        locked={({ id }) => fixed.includes(id) && t`Stands above you`}
        onChange={choose}
      />
      {found.length === 0 && <Trans>Nothing found. Try another word.</Trans>}
    </DeedDialog>
  );
}
