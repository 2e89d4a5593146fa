import Menu from '@mui/material/Menu';
import type { ReactNode } from 'react';
import type { MenuPoint } from './use-context-menu.ts';

interface AppMenuProps {
  /** Names the menu for screen readers. */
  label: string;
  /** What it hangs on, or a place of its own. */
  anchor: HTMLElement | MenuPoint;
  onClose: () => void;
  children: ReactNode;
}

/** Every menu of the app. Mount it to open it. */
export function AppMenu({ label, anchor, onClose, children }: AppMenuProps) {
  const place =
    anchor instanceof HTMLElement ? { anchorEl: anchor } : { anchorReference: 'anchorPosition' as const, anchorPosition: anchor };
  return (
    <Menu open {...place} onClose={onClose} slotProps={{ paper: { role: 'region', 'aria-label': label }, list: { 'aria-label': label } }}>
      {children}
    </Menu>
  );
}
