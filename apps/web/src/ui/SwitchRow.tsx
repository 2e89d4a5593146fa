import { styled } from '@mui/material/styles';
import { type ReactNode, useId } from 'react';

const Row = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  alignItems: 'center',
  columnGap: 16,
  padding: '8px 0',
  '& label': { fontWeight: 550, overflowWrap: 'anywhere', cursor: 'pointer' },
  '& p': { margin: 0, gridColumn: 1, fontSize: '0.8125rem', lineHeight: 1.4, color: theme.vars?.palette.tokens.muted },
  '& p[data-reason=true]': { color: theme.vars?.palette.tokens.mention },
  '& input': {
    gridColumn: 2,
    gridRow: '1 / span 2',
    appearance: 'none',
    position: 'relative',
    width: 42,
    height: 24,
    margin: 0,
    borderRadius: 12,
    cursor: 'pointer',
    background: theme.vars?.palette.tokens.raised2,
    border: `1px solid ${theme.vars?.palette.tokens.muted}`,
    transition: 'background 120ms',
    '&::after': {
      content: '""',
      position: 'absolute',
      top: 3,
      left: 3,
      width: 16,
      height: 16,
      borderRadius: '50%',
      background: theme.vars?.palette.tokens.secondary,
      transition: 'translate 120ms',
    },
    // A finger may miss the switch by a little.
    '&::before': { content: '""', position: 'absolute', inset: -11 },
    '&:checked': { background: theme.vars?.palette.tokens.accent, borderColor: theme.vars?.palette.tokens.accent },
    '&:checked::after': { translate: '18px 0', background: theme.vars?.palette.tokens.onAccent },
    '&:disabled': { opacity: 0.5, cursor: 'default' },
    '@media (forced-colors: active)': { appearance: 'auto', '&::after, &::before': { display: 'none' } },
  },
  '&[data-disabled=true] label': { cursor: 'default' },
}));

interface SwitchRowProps {
  label: ReactNode;
  help?: ReactNode;
  /** Why it cannot be switched; there is none when it can. */
  locked?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** Something that is on or off, in a line of its own. */
export function SwitchRow({ label, help, locked, checked, onChange }: SwitchRowProps) {
  const id = useId();
  const disabled = Boolean(locked);
  return (
    <Row data-disabled={disabled}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={checked}
        aria-checked={checked}
        disabled={disabled}
        aria-describedby={`${id}-help`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <div id={`${id}-help`}>
        {help && <p>{help}</p>}
        {locked && <p data-reason="true">{locked}</p>}
      </div>
    </Row>
  );
}
