import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { Role } from '@chat-js/protocol/roles.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { LiveField } from '../../ui/LiveField.tsx';
import { SwitchRow } from '../../ui/SwitchRow.tsx';
import { RoleColors } from './RoleColors.tsx';
import { RoleIconField } from './RoleIconField.tsx';
import { useRoleUpdate } from './use-role-update.ts';

interface RoleAppearanceProps {
  guild_id: string;
  role: Role;
  locked: boolean;
}

/** Name, colour, icon, and how the role shows itself. */
export function RoleAppearance({ guild_id, role, locked }: RoleAppearanceProps) {
  const { t } = useLingui();
  const { send, update } = useRoleUpdate(guild_id, role);
  const reason = locked && t`You cannot change this role.`;
  return (
    <>
      {!locked && (
        <>
          <LiveField
            label={t`Name of the role`}
            value={role.name}
            max={LIMITS.roleName.max}
            required
            autoComplete="off"
            apply={(name) => send({ name })}
          />
          <RoleColors role={role} onChange={(colors) => void update({ colors }, { colors: role.colors })} />
          <RoleIconField guild_id={guild_id} role={role} />
        </>
      )}
      <div>
        <SwitchRow
          label={<Trans>Show people with this role apart</Trans>}
          help={<Trans>In the list of people they stand under a heading of their own.</Trans>}
          locked={reason}
          checked={role.hoist}
          onChange={(hoist) => void update({ hoist }, { hoist: role.hoist })}
        />
        <SwitchRow
          label={<Trans>Everybody may mention this role</Trans>}
          help={<Trans>Otherwise only those who may mention everyone.</Trans>}
          locked={reason}
          checked={role.mentionable}
          onChange={(mentionable) => void update({ mentionable }, { mentionable: role.mentionable })}
        />
      </div>
    </>
  );
}
