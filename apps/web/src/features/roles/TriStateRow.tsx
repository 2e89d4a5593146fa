import { useLingui } from '@lingui/react/macro';
import AllowIcon from '@material-symbols/svg-400/rounded/check.svg?react';
import DenyIcon from '@material-symbols/svg-400/rounded/close.svg?react';
import { styled } from '@mui/material/styles';
import { type ReactNode, useId } from 'react';
import type { TriState } from '../../lib/channel-templates.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';

const Row = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  alignItems: 'center',
  columnGap: 16,
  padding: '10px 0',
  '& b': { fontWeight: 550, overflowWrap: 'anywhere' },
  '& p': { margin: 0, fontSize: '0.8125rem', lineHeight: 1.4, color: theme.vars?.palette.tokens.muted },
  '& p[data-reason=true]': { color: theme.vars?.palette.tokens.mention },
}));

const Track = styled('div')(({ theme }) => ({
  display: 'flex',
  borderRadius: 8,
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  background: theme.vars?.palette.tokens.raised,
  '& label': {
    position: 'relative',
    display: 'grid',
    placeItems: 'center',
    width: 38,
    height: 32,
    cursor: 'pointer',
    color: theme.vars?.palette.tokens.muted,
    '@media (pointer: coarse)': { width: 44, height: 44 },
  },
  '& label:first-of-type': { borderRadius: '7px 0 0 7px' },
  '& label:last-of-type': { borderRadius: '0 7px 7px 0' },
  '& label + label': { borderLeft: `1px solid ${theme.vars?.palette.tokens.line}` },
  '& label:hover': { background: theme.vars?.palette.tokens.hover },
  '& label:has(input:focus-visible)': { outline: `2px solid ${theme.vars?.palette.tokens.accent}`, outlineOffset: 1, zIndex: 1 },
  '& label:has(input:checked)': { background: theme.vars?.palette.tokens.raised2, color: theme.vars?.palette.tokens.text },
  '& label[data-state=deny]:has(input:checked)': {
    background: theme.vars?.palette.tokens.danger,
    color: theme.vars?.palette.tokens.onDanger,
  },
  '& label[data-state=allow]:has(input:checked)': {
    background: theme.vars?.palette.tokens.accent,
    color: theme.vars?.palette.tokens.onAccent,
  },
  '& input': { position: 'absolute', inset: 0, margin: 0, opacity: 0, cursor: 'inherit' },
  '&[data-disabled=true]': { opacity: 0.5, '& label': { cursor: 'default' } },
  '@media (forced-colors: active)': { '& input': { position: 'static', opacity: 1 } },
}));

const Slash = styled('span')({ width: 2, height: 14, background: 'currentColor', transform: 'rotate(25deg)' });

interface TriStateRowProps {
  label: string;
  help: ReactNode;
  /** What it amounts to when nothing is set here. */
  inherited: boolean;
  /** Why it cannot be changed. */
  locked?: ReactNode;
  /** Cannot be changed, for a reason that stands elsewhere. */
  disabled?: boolean;
  value: TriState;
  onChange: (value: TriState) => void;
}

/** One permission in a channel: denied, as elsewhere, or allowed. */
export function TriStateRow({ label, help, inherited, locked, disabled: off = false, value, onChange }: TriStateRowProps) {
  const { t } = useLingui();
  const id = useId();
  const disabled = off || Boolean(locked);
  const elsewhere = inherited ? t`As elsewhere: allowed` : t`As elsewhere: not allowed`;
  const choices: { state: TriState; word: string; told: string; icon: ReactNode }[] = [
    { state: 'deny', word: t`Deny`, told: t`Denied here`, icon: <DenyIcon width={18} height={18} /> },
    { state: 'inherit', word: elsewhere, told: elsewhere, icon: <Slash /> },
    { state: 'allow', word: t`Allow`, told: t`Allowed here`, icon: <AllowIcon width={18} height={18} /> },
  ];
  return (
    <Row>
      <div>
        <b id={`${id}-label`}>{label}</b>
        <div id={`${id}-help`}>
          <p>{help}</p>
          <p>{choices.find(({ state }) => state === value)?.told}</p>
          {locked && <p data-reason="true">{locked}</p>}
        </div>
      </div>
      <Track role="radiogroup" aria-labelledby={`${id}-label`} aria-describedby={`${id}-help`} data-disabled={disabled}>
        {choices.map(({ state, word, icon }) => (
          <label key={state} data-state={state} title={word}>
            <input type="radio" name={id} checked={value === state} disabled={disabled} onChange={() => onChange(state)} />
            {icon}
            <VisuallyHidden>{word}</VisuallyHidden>
          </label>
        ))}
      </Track>
    </Row>
  );
}
