import type { Role } from '@chat-js/protocol/roles.ts';
import { Trans } from '@lingui/react/macro';
import DownIcon from '@material-symbols/svg-400/rounded/arrow_downward.svg?react';
import UpIcon from '@material-symbols/svg-400/rounded/arrow_upward.svg?react';
import DeleteIcon from '@material-symbols/svg-400/rounded/delete.svg?react';
import ViewIcon from '@material-symbols/svg-400/rounded/visibility.svg?react';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { AppMenu } from '../../ui/AppMenu.tsx';
import type { MenuPoint } from '../../ui/use-context-menu.ts';
import { DeleteRoleDialog } from './DeleteRoleDialog.tsx';
import { useViewAsRole } from './use-view-as-role.ts';

interface RoleMenuProps {
  guild_id: string;
  role: Role;
  locked: boolean;
  anchor: MenuPoint;
  onStep?: ((by: -1 | 1) => void) | undefined;
  onClose: () => void;
}

export function RoleMenu({ guild_id, role, locked, anchor, onStep, onClose }: RoleMenuProps) {
  const view = useViewAsRole(guild_id);
  const [deleting, setDeleting] = useState(false);

  function step(by: -1 | 1) {
    onStep?.(by);
    onClose();
  }

  if (deleting) return <DeleteRoleDialog guild_id={guild_id} role={role} onClose={onClose} />;
  return (
    <AppMenu label={role.name} anchor={anchor} onClose={onClose}>
      {onStep &&
        !locked && [
          <MenuItem key="up" onClick={() => step(-1)}>
            <UpIcon />
            <Trans>Move up</Trans>
          </MenuItem>,
          <MenuItem key="down" onClick={() => step(1)}>
            <DownIcon />
            <Trans>Move down</Trans>
          </MenuItem>,
        ]}
      <MenuItem onClick={() => view(role.id)}>
        <ViewIcon />
        <Trans>See the server as this role</Trans>
      </MenuItem>
      {role.id !== guild_id && !locked && (
        <MenuItem onClick={() => setDeleting(true)} sx={{ color: 'tokens.danger' }}>
          <DeleteIcon />
          <Trans>Delete</Trans>
        </MenuItem>
      )}
    </AppMenu>
  );
}
