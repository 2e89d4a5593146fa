import Divider from '@mui/material/Divider';
import MenuItem from '@mui/material/MenuItem';
import type { ReactNode } from 'react';

/** Something that a menu offers. */
export interface MenuEntry {
  id: string;
  icon?: ReactNode;
  label: string;
  danger?: boolean;
  run: () => void;
}

interface Options {
  /** Something else stands above them. */
  below?: boolean;
  /** Before what was chosen is done. */
  onClose: () => void;
}

/** What a menu offers, with a line between its groups. Not a component: a menu looks at its items itself. */
export function menuEntries(groups: readonly (readonly MenuEntry[])[], { below = false, onClose }: Options): ReactNode[] {
  return groups.flatMap((group, index) => [
    (index > 0 || below) && <Divider key={`before ${group[0]?.id}`} />,
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
  ]);
}
