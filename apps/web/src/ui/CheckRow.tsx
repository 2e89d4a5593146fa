import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { RADIUS } from './theme/tokens.ts';

const Row = styled('label')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'auto 1fr',
  alignItems: 'center',
  columnGap: 12,
  minHeight: 36,
  padding: '5px 12px',
  borderRadius: RADIUS.row,
  cursor: 'pointer',
  '@media (pointer: coarse)': { minHeight: 44 },
  '&:hover': { background: theme.vars?.palette.tokens.hover },
  '&:has(input:focus-visible)': { outline: `2px solid ${theme.vars?.palette.tokens.accent}`, outlineOffset: -2 },
  '& input': { accentColor: theme.vars?.palette.tokens.accent, width: 18, height: 18, margin: 0, outline: 'none' },
  '& small': { color: theme.vars?.palette.tokens.secondary, fontSize: '0.8125rem', lineHeight: 1.35, display: 'block' },
  '& span': { minWidth: 0, overflowWrap: 'anywhere' },
}));

interface CheckRowProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  help?: ReactNode;
  children: ReactNode;
}

/** One thing that is on or off, the whole line of it to press. */
export function CheckRow({ checked, onChange, help, children }: CheckRowProps) {
  return (
    <Row>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {children}
        {help && <small>{help}</small>}
      </span>
    </Row>
  );
}
