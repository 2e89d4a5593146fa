import { Trans } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useEffect } from 'react';
import { create } from 'zustand';
import { RADIUS } from './theme/tokens.ts';

interface Toast {
  text: string;
  /** Takes back what the toast tells of. */
  onUndo?: (() => void) | undefined;
}

const useToast = create<{ toast: Toast | null }>(() => ({ toast: null }));

/** Says something in passing. A new one replaces the last. */
export function showToast(text: string, onUndo?: () => void): void {
  useToast.setState({ toast: { text, onUndo } });
}

/** ms */
const VISIBLE = 5000;

const Place = styled('div')({
  position: 'fixed',
  insetInline: 0,
  bottom: 'calc(20px + env(safe-area-inset-bottom))',
  display: 'flex',
  justifyContent: 'center',
  pointerEvents: 'none',
  zIndex: 1500,
  padding: '0 16px',
});

const Bubble = styled('div')(({ theme }) => ({
  pointerEvents: 'auto',
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  padding: '8px 8px 8px 16px',
  minHeight: 48,
  borderRadius: RADIUS.card,
  background: theme.vars?.palette.tokens.raised2,
  color: theme.vars?.palette.tokens.text,
  boxShadow: theme.vars?.palette.tokens.shadow,
}));

export function Toasts() {
  const toast = useToast((state) => state.toast);
  useEffect(() => {
    if (toast === null) return;
    const timer = setTimeout(() => useToast.setState({ toast: null }), VISIBLE);
    return () => clearTimeout(timer);
  }, [toast]);

  return (
    <Place role="status">
      {toast && (
        <Bubble>
          <span style={{ paddingRight: 8 }}>{toast.text}</span>
          {toast.onUndo && (
            <Button
              variant="text"
              onClick={() => {
                toast.onUndo?.();
                useToast.setState({ toast: null });
              }}
            >
              <Trans>Undo</Trans>
            </Button>
          )}
        </Bubble>
      )}
    </Place>
  );
}
