import { styled } from '@mui/material/styles';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { RADIUS, SIZE } from './theme/tokens.ts';

const Root = styled('div')({ display: 'flex', flexDirection: 'column', gap: 6, minWidth: 0 });

export const FieldLabel = styled('label')(({ theme }) => ({
  fontSize: '0.8125rem',
  fontWeight: 600,
  color: theme.vars?.palette.tokens.secondary,
}));

const Box = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  borderRadius: RADIUS.row,
  background: theme.vars?.palette.tokens.raised,
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  '&:focus-within': { outline: `2px solid ${theme.vars?.palette.tokens.accent}`, outlineOffset: -1 },
  '&[data-error=true]': { borderColor: theme.vars?.palette.tokens.danger },
  '& > input, & > textarea': {
    flex: 1,
    minWidth: 0,
    minHeight: 40,
    padding: '8px 12px',
    border: 0,
    borderRadius: RADIUS.row,
    outline: 'none',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    resize: 'none',
  },
  '& > textarea': { fieldSizing: 'content', minHeight: 84, maxHeight: 220 },
  '& ::placeholder': { color: theme.vars?.palette.tokens.muted, opacity: 1 },
  '& > button': { marginRight: 4 },
  '@media (pointer: coarse)': { '& > input': { minHeight: SIZE.targetTouch, fontSize: '1rem' }, '& > textarea': { fontSize: '1rem' } },
}));

const Help = styled('p')(({ theme }) => ({
  margin: 0,
  fontSize: '0.8125rem',
  lineHeight: 1.4,
  color: theme.vars?.palette.tokens.muted,
  '&[data-error=true]': { color: theme.vars?.palette.tokens.danger },
}));

interface OwnProps {
  label: ReactNode;
  /** What is wrong; replaces the help. */
  error?: string | undefined;
  help?: ReactNode;
}

export interface FieldProps extends OwnProps, ComponentProps<'input'> {
  /** A button inside, at the end. */
  end?: ReactNode;
}

/** One labelled input with its help or error underneath. Takes what `register` of react-hook-form gives. */
export function Field({ label, error, help, end, ...input }: FieldProps) {
  const id = useId();
  return (
    <Labelled id={id} label={label} error={error} help={help}>
      <input {...input} {...describe(id, error, help)} />
      {end}
    </Labelled>
  );
}

/** The same for several lines; grows with what is written. */
export function TextArea({ label, error, help, ...textarea }: OwnProps & ComponentProps<'textarea'>) {
  const id = useId();
  return (
    <Labelled id={id} label={label} error={error} help={help}>
      <textarea {...textarea} {...describe(id, error, help)} />
    </Labelled>
  );
}

function describe(id: string, error: string | undefined, help: ReactNode) {
  return { id, 'aria-invalid': error !== undefined, 'aria-describedby': error !== undefined || help ? `${id}-note` : undefined };
}

function Labelled({ id, label, error, help, children }: OwnProps & { id: string; children: ReactNode }) {
  const note = error ?? help;
  return (
    <Root>
      <FieldLabel htmlFor={id}>{label}</FieldLabel>
      <Box data-error={error !== undefined}>{children}</Box>
      {note && (
        <Help id={`${id}-note`} data-error={error !== undefined} role={error === undefined ? undefined : 'alert'}>
          {note}
        </Help>
      )}
    </Root>
  );
}
