import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { RADIUS } from './theme/tokens.ts';

/** One line with a box to tick. */
const Line = styled('label')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'auto 1fr',
  alignItems: 'center',
  columnGap: 12,
  minHeight: 38,
  padding: '6px 12px',
  borderRadius: RADIUS.row,
  cursor: 'pointer',
  overflowWrap: 'anywhere',
  '@media (pointer: coarse)': { minHeight: 44 },
  '&:hover': { background: theme.vars?.palette.tokens.hover },
  '&:has(input:disabled)': { cursor: 'default', color: theme.vars?.palette.tokens.muted },
  '&:has(input:focus-visible)': { outline: `2px solid ${theme.vars?.palette.tokens.accent}`, outlineOffset: -2 },
  '& small': { color: theme.vars?.palette.tokens.secondary, fontSize: '0.8125rem', lineHeight: 1.35, display: 'block' },
}));

export const Tick = styled('input')(({ theme }) => ({
  accentColor: theme.vars?.palette.tokens.accent,
  width: 18,
  height: 18,
  margin: 0,
  flex: 'none',
  outlineOffset: 3,
}));

interface CheckProps {
  label: ReactNode;
  help?: ReactNode;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

/** One thing that is so or is not. */
export function Check({ label, help, checked, disabled, onChange }: CheckProps) {
  return (
    <Line>
      <Tick type="checkbox" checked={checked} disabled={disabled} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label}
        {help && <small>{help}</small>}
      </span>
    </Line>
  );
}
