import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { RADIUS } from './theme/tokens.ts';

const Track = styled('div')(({ theme }) => ({
  display: 'flex',
  gap: 3,
  padding: 3,
  borderRadius: RADIUS.card,
  background: theme.vars?.palette.tokens.side,
}));

const Segment = styled(ButtonBase)(({ theme }) => ({
  flex: 1,
  minHeight: 36,
  borderRadius: RADIUS.row,
  font: 'inherit',
  fontWeight: 600,
  color: theme.vars?.palette.tokens.secondary,
  '&[aria-pressed=true]': { background: theme.vars?.palette.tokens.raised2, color: theme.vars?.palette.tokens.text },
  '@media (pointer: coarse)': { minHeight: 44 },
}));

interface SegmentsProps<T extends string> {
  label: string;
  value: T;
  onChange: (value: T) => void;
  choices: readonly { value: T; label: ReactNode }[];
}

export function Segments<T extends string>({ label, value, onChange, choices }: SegmentsProps<T>) {
  return (
    <Track role="group" aria-label={label}>
      {choices.map((choice) => (
        <Segment key={choice.value} aria-pressed={choice.value === value} onClick={() => onChange(choice.value)}>
          {choice.label}
        </Segment>
      ))}
    </Track>
  );
}
