import { hasPermission, PERMISSIONS, type Permission } from '@chat-js/protocol/permissions.ts';
import type { Role } from '@chat-js/protocol/roles.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { HintNotice } from '../../ui/Notice.tsx';
import { SwitchRow } from '../../ui/SwitchRow.tsx';
import { PermissionTable } from './PermissionTable.tsx';
import { useQueued } from './use-queued.ts';
import { useRoleUpdate } from './use-role-update.ts';
import { useOwnPermissions } from './use-roles.ts';

interface RolePermissionsProps {
  guild_id: string;
  role: Role;
  locked: boolean;
}

/** Switches for everything a role can allow. */
export function RolePermissions({ guild_id, role, locked }: RolePermissionsProps) {
  const { t, i18n } = useLingui();
  const { send } = useRoleUpdate(guild_id, role);
  const has = useOwnPermissions(guild_id);
  const { shown, change } = useQueued(role.permissions, (permissions) => send({ permissions }));
  const [confirming, setConfirming] = useState(false);
  const bits = BigInt(shown);
  const administrator = hasPermission(bits, 'ADMINISTRATOR');

  function put(permission: Permission, on: boolean) {
    const set = (value: boolean) => (before: string) =>
      String(value ? BigInt(before) | PERMISSIONS[permission] : BigInt(before) & ~PERMISSIONS[permission]);
    change(set(on), set(!on));
  }

  function reasonFor(permission: Permission) {
    if (locked) return t`You cannot change this role.`;
    return !has(permission) && t`You do not have this permission yourself, so you can neither give nor take it.`;
  }

  return (
    <>
      {administrator && (
        <HintNotice warning>
          <Trans>Whoever has this role may do everything, in every channel, and nothing that is set elsewhere holds them back.</Trans>
        </HintNotice>
      )}
      <PermissionTable
        row={(permission, words) => (
          <SwitchRow
            label={i18n._(words.name)}
            help={i18n._(words.description)}
            locked={reasonFor(permission)}
            checked={hasPermission(bits, permission)}
            onChange={(on) => (permission === 'ADMINISTRATOR' && on ? setConfirming(true) : put(permission, on))}
          />
        )}
      />
      {confirming && (
        <ConfirmDialog
          title={<Trans>Make them administrators?</Trans>}
          confirm={<Trans>Yes, everything</Trans>}
          onClose={() => setConfirming(false)}
          onConfirm={async () => {
            put('ADMINISTRATOR', true);
            return undefined;
          }}
        >
          {role.id === guild_id ? (
            <Trans>Everybody in the server could then delete channels, ban people and give themselves every role.</Trans>
          ) : (
            <Trans>
              Everybody with the role “{role.name}” could then delete channels, ban people and change all roles below their own.
            </Trans>
          )}
        </ConfirmDialog>
      )}
    </>
  );
}
