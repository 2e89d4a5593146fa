import InputBase, { type InputBaseProps } from '@mui/material/InputBase';
import { styled } from '@mui/material/styles';
import { type ReactNode, useId } from 'react';
import { RADIUS, SIZE } from './theme/tokens.ts';

const Root = styled('div')({ display: 'flex', flexDirection: 'column', gap: 6, minWidth: 0 });

export const FieldLabel = styled('label')(({ theme }) => ({
  fontSize: '0.8125rem',
  fontWeight: 600,
  color: theme.vars?.palette.tokens.secondary,
}));

const Input = styled(InputBase)(({ theme }) => ({
  minHeight: 42,
  paddingInline: 12,
  borderRadius: RADIUS.row,
  background: theme.vars?.palette.tokens.raised,
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  '&.Mui-focused': { outline: `2px solid ${theme.vars?.palette.tokens.accent}`, outlineOffset: -1 },
  '&.Mui-error': { borderColor: theme.vars?.palette.tokens.danger },
  '& input:focus-visible, & textarea:focus-visible': { outline: 'none' },
  '& ::placeholder': { color: theme.vars?.palette.tokens.muted, opacity: 1 },
  '@media (pointer: coarse)': { minHeight: SIZE.targetTouch, fontSize: '1rem' },
}));

const Help = styled('p')(({ theme }) => ({
  margin: 0,
  fontSize: '0.8125rem',
  lineHeight: 1.4,
  color: theme.vars?.palette.tokens.muted,
  '&[data-error=true]': { color: theme.vars?.palette.tokens.danger },
}));

export interface FieldProps extends Omit<InputBaseProps, 'error'> {
  label: ReactNode;
  /** What is wrong; replaces the help. */
  error?: string | undefined;
  help?: ReactNode;
}

/** One labelled input with its help or error underneath. Takes what `register` of react-hook-form gives. */
export function Field({ label, error, help, ref, inputProps, ...input }: FieldProps) {
  const id = useId();
  const note = error ?? help;
  return (
    <Root>
      <FieldLabel htmlFor={id}>{label}</FieldLabel>
      <Input
        {...input}
        id={id}
        inputRef={ref}
        error={error !== undefined}
        inputProps={{ ...inputProps, 'aria-describedby': note ? `${id}-note` : undefined }}
      />
      {note && (
        <Help id={`${id}-note`} data-error={error !== undefined} role={error === undefined ? undefined : 'alert'}>
          {note}
        </Help>
      )}
    </Root>
  );
}
