import { styled } from '@mui/material/styles';
import { type ReactNode, useId } from 'react';
import { FieldLabel } from './Field.tsx';
import { RADIUS } from './theme/tokens.ts';

const Root = styled('div')({ display: 'flex', flexDirection: 'column', gap: 6, minWidth: 0 });

// The browser's own list: right on every phone, right for every screen reader.
const Select = styled('select')(({ theme }) => ({
  height: 42,
  padding: '0 10px',
  borderRadius: RADIUS.row,
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  background: theme.vars?.palette.tokens.raised,
  color: theme.vars?.palette.tokens.text,
  font: 'inherit',
  '@media (pointer: coarse)': { height: 44, fontSize: '1rem' },
}));

interface SelectFieldProps<T extends string | number> {
  label: ReactNode;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
}

export function SelectField<T extends string | number>({ label, value, options, onChange }: SelectFieldProps<T>) {
  const id = useId();
  return (
    <Root>
      <FieldLabel htmlFor={id}>{label}</FieldLabel>
      <Select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => String(option.value) === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </Root>
  );
}
