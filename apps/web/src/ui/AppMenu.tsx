import Menu from '@mui/material/Menu';
import type { ReactNode } from 'react';

interface AppMenuProps {
  /** Names the menu for screen readers. */
  label: string;
  anchor: HTMLElement;
  onClose: () => void;
  children: ReactNode;
}

/** Every menu of the app. Mount it to open it. */
export function AppMenu({ label, anchor, onClose, children }: AppMenuProps) {
  return (
    <Menu
      open
      anchorEl={anchor}
      onClose={onClose}
      slotProps={{ paper: { role: 'region', 'aria-label': label }, list: { 'aria-label': label } }}
    >
      {children}
    </Menu>
  );
}
