import { styled } from '@mui/material/styles';
import { type ReactNode, useId } from 'react';
import { FieldLabel } from './Field.tsx';

const Root = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  alignItems: 'center',
  columnGap: 12,
  '& label': { gridColumn: '1 / -1' },
  '& output': {
    minWidth: 56,
    textAlign: 'right',
    fontVariantNumeric: 'tabular-nums',
    fontSize: '0.875rem',
    color: theme.vars?.palette.tokens.secondary,
  },
  '& input': {
    width: '100%',
    height: 32,
    margin: 0,
    cursor: 'pointer',
    accentColor: theme.vars?.palette.tokens.accent,
    '@media (pointer: coarse)': { height: 44 },
  },
}));

interface RangeFieldProps {
  label: ReactNode;
  value: number;
  min: number;
  max: number;
  step: number;
  /** The value in words. */
  text: string;
  onChange: (value: number) => void;
}

/** A number that is found by trying. */
export function RangeField({ label, value, min, max, step, text, onChange }: RangeFieldProps) {
  const id = useId();
  return (
    <Root>
      <FieldLabel htmlFor={id}>{label}</FieldLabel>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={text}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <output htmlFor={id}>{text}</output>
    </Root>
  );
}
