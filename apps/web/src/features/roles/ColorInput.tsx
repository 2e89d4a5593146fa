import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { hexOf, parseColor } from '../../lib/color-text.ts';
import { FieldLabel } from '../../ui/Field.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';

const Line = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  '& > label': { minWidth: 110 },
  '& input': {
    height: 40,
    border: `1px solid ${theme.vars?.palette.tokens.line}`,
    borderRadius: RADIUS.row,
    background: theme.vars?.palette.tokens.raised,
    color: 'inherit',
    font: 'inherit',
    '@media (pointer: coarse)': { height: 44, fontSize: '1rem' },
  },
  '& input[type=color]': { width: 48, padding: 4, cursor: 'pointer' },
  '& input[type=text]': { width: 110, padding: '0 10px', fontVariantNumeric: 'tabular-nums' },
  '& input[aria-invalid=true]': { borderColor: theme.vars?.palette.tokens.danger },
  '@media (max-width: 480px)': { flexWrap: 'wrap', '& > label': { width: '100%' } },
}));

interface ColorInputProps {
  label: string;
  value: number;
  onChange: (color: number) => void;
  onRemove?: () => void;
}

/** Any colour: by the browser's picker, or written down. Saved when one leaves it or presses Enter. */
export function ColorInput({ label, value, onChange, onRemove }: ColorInputProps) {
  const { t } = useLingui();
  const id = useId();
  const shown = hexOf(value);
  const [text, setText] = useState(shown);
  useEffect(() => setText(shown), [shown]);
  const parsed = parseColor(text);

  const picker = useRef<HTMLInputElement>(null);

  function save() {
    if (parsed === undefined) return setText(shown);
    if (parsed !== value) onChange(parsed);
  }

  // React calls every step of picking a change; the browser's own event comes when the picker closes.
  const onPicked = useEffectEvent(save);
  useEffect(() => {
    const input = picker.current;
    const picked = () => onPicked();
    input?.addEventListener('change', picked);
    return () => input?.removeEventListener('change', picked);
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') save();
  }

  return (
    <Line>
      <FieldLabel htmlFor={id}>{label}</FieldLabel>
      <input
        ref={picker}
        type="color"
        aria-label={t`${label}: pick`}
        value={hexOf(parsed ?? value)}
        onChange={(event) => setText(event.target.value)}
      />
      <input
        id={id}
        type="text"
        value={text}
        maxLength={7}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={parsed === undefined}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={save}
      />
      {onRemove && (
        <Button variant="text" color="inherit" size="small" onClick={onRemove}>
          <Trans>Remove</Trans>
        </Button>
      )}
    </Line>
  );
}
