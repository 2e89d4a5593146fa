import Divider from '@mui/material/Divider';
import MenuItem from '@mui/material/MenuItem';
import type { DialogProps } from '../../lib/dialogs.ts';
import { usePerson } from '../../lib/use-person.ts';
import { AppMenu } from '../../ui/AppMenu.tsx';
import { useMemberMenuItems } from './use-member-menu-items.tsx';

/** Everything one may do with a person. */
export function MemberMenu({ guild_id, user_id, at, onClose }: DialogProps['memberMenu'] & { onClose: () => void }) {
  const { name } = usePerson(guild_id, user_id);
  const groups = useMemberMenuItems({ guild_id, user_id, at });
  return (
    <AppMenu label={name} anchor={at} onClose={onClose}>
      {groups.flatMap((group, index) => [
        index > 0 && <Divider key={`before ${group[0]?.id}`} />,
        ...group.map(({ id, icon, label, danger, run }) => (
          <MenuItem
            key={id}
            sx={danger ? { color: 'tokens.danger' } : undefined}
            onClick={() => {
              onClose();
              run();
            }}
          >
            {icon}
            {label}
          </MenuItem>
        )),
      ])}
    </AppMenu>
  );
}
