import { styled } from '@mui/material/styles';
import { type ReactNode, useId } from 'react';
import { FieldLabel } from './Field.tsx';
import { RADIUS } from './theme/tokens.ts';

const List = styled('div')({ display: 'grid', gap: 8 });

const Row = styled('label')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'auto 1fr',
  alignItems: 'center',
  columnGap: 12,
  padding: '9px 12px',
  borderRadius: RADIUS.row,
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  cursor: 'pointer',
  '@media (pointer: coarse)': { minHeight: 44 },
  '&:hover': { background: theme.vars?.palette.tokens.hover },
  '&:has(input:checked)': { borderColor: theme.vars?.palette.tokens.accent, background: theme.vars?.palette.tokens.accentSoft },
  '&:has(input:focus-visible)': { outline: `2px solid ${theme.vars?.palette.tokens.accent}`, outlineOffset: 2 },
  '& input': { accentColor: theme.vars?.palette.tokens.accent, width: 18, height: 18, margin: 0, outline: 'none' },
  '& small': { color: theme.vars?.palette.tokens.secondary, fontSize: '0.8125rem', lineHeight: 1.35, display: 'block' },
}));

export interface Choice<T extends string> {
  value: T;
  label: ReactNode;
  help?: ReactNode;
}

interface ChoicesProps<T extends string> {
  label: ReactNode;
  choices: readonly Choice<T>[];
  value: T;
  onChange: (value: T) => void;
  /** More than one: side by side where there is room. */
  columns?: number;
}

/** One out of a few, all of them in sight. */
export function Choices<T extends string>({ label, choices, value, onChange, columns = 1 }: ChoicesProps<T>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-labelledby={`${name}-label`}>
      <FieldLabel as="div" id={`${name}-label`} style={{ marginBottom: 6 }}>
        {label}
      </FieldLabel>
      <List style={{ gridTemplateColumns: columns > 1 ? 'repeat(auto-fit, minmax(min(100%, 150px), 1fr))' : undefined }}>
        {choices.map((choice) => (
          <Row key={choice.value}>
            <input type="radio" name={name} checked={value === choice.value} onChange={() => onChange(choice.value)} />
            <span>
              {choice.label}
              {choice.help && <small>{choice.help}</small>}
            </span>
          </Row>
        ))}
      </List>
    </div>
  );
}
