import { useLingui } from '@lingui/react/macro';
import SwipeableDrawer from '@mui/material/SwipeableDrawer';
import type { ReactNode } from 'react';
import { useLayout } from '../lib/layout.ts';
import { useBackToClose } from './use-back-to-close.ts';

interface DrawersProps {
  left?: ReactNode;
  right?: ReactNode;
}

function open(drawer: 'left' | 'right') {
  useLayout.setState({ drawer });
}

function close() {
  useLayout.setState({ drawer: 'none' });
}

/** What stands beside the conversation on a wide screen. A swipe from anywhere opens it (useSwipe), a swipe back closes it. */
export function Drawers({ left, right }: DrawersProps) {
  const { t } = useLingui();
  const drawer = useLayout((layout) => layout.drawer);
  useBackToClose(drawer !== 'none', close);
  const shared = { onClose: close, disableDiscovery: true, disableSwipeToOpen: true, ModalProps: { keepMounted: false } };
  return (
    <>
      {left && (
        <SwipeableDrawer
          {...shared}
          anchor="left"
          open={drawer === 'left'}
          onOpen={() => open('left')}
          slotProps={{
            paper: {
              'aria-label': t`Servers and channels`,
              role: 'dialog',
              sx: { width: 'min(356px, 100vw - 40px)', flexDirection: 'row', border: 0 },
            },
          }}
        >
          {left}
        </SwipeableDrawer>
      )}
      {right && (
        <SwipeableDrawer
          {...shared}
          anchor="right"
          open={drawer === 'right'}
          onOpen={() => open('right')}
          slotProps={{
            paper: { 'aria-label': t`People`, role: 'dialog', sx: { width: 'min(300px, 100vw - 56px)', flexDirection: 'row', border: 0 } },
          }}
        >
          {right}
        </SwipeableDrawer>
      )}
    </>
  );
}
