import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { type KeyboardEvent, useRef, useState } from 'react';
import { type Hotkey, hotkeyOf, keyNames, MAC } from '../hotkeys/hotkey.ts';
import { CHOOSING } from '../hotkeys/watch-hotkeys.ts';

const Row = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  minHeight: 40,
  '& > span:first-of-type': { flex: 1, minWidth: 0, fontWeight: 550 },
  '& kbd': {
    font: 'inherit',
    fontSize: '0.8125rem',
    lineHeight: '22px',
    padding: '0 7px',
    marginLeft: 4,
    borderRadius: 5,
    background: theme.vars?.palette.tokens.raised2,
  },
}));

/** Keys that are held for others: alone they count when they are let go. */
const HELD = /^(Control|Alt|Meta|OS|Shift)/;

interface HotkeyFieldProps {
  label: string;
  value: Hotkey;
  onChange: (key: Hotkey) => void;
}

/** A key, and a button that waits for another one. */
export function HotkeyField({ label, value, onChange }: HotkeyFieldProps) {
  const { t } = useLingui();
  const [choosing, setChoosing] = useState(false);
  const held = useRef<Hotkey>(undefined);

  function choose(key: Hotkey) {
    held.current = undefined;
    setChoosing(false);
    onChange(key);
  }

  function onKeyDown(event: KeyboardEvent) {
    // Tab leads away, and Escape is no key to talk with.
    if (!choosing || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') setChoosing(false);
    else if (HELD.test(event.code)) held.current = hotkeyOf(event.nativeEvent, MAC);
    else choose(hotkeyOf(event.nativeEvent, MAC));
  }

  function onKeyUp(event: KeyboardEvent) {
    if (!choosing || held.current?.code !== event.code) return;
    event.preventDefault();
    choose(held.current);
  }

  const names = keyNames(value, MAC);
  return (
    <Row>
      <span>{label}</span>
      <span>
        {names.map((name) => (
          <kbd key={name}>{name}</kbd>
        ))}
      </span>
      <Button
        variant="text"
        aria-label={choosing ? undefined : t`Change the key: ${label}, now ${names.join(' ')}`}
        {...(choosing && { [CHOOSING]: '' })}
        onClick={() => setChoosing(true)}
        onBlur={() => setChoosing(false)}
        onKeyDown={onKeyDown}
        onKeyUp={onKeyUp}
      >
        {choosing ? <Trans>Press a key</Trans> : <Trans>Change</Trans>}
      </Button>
    </Row>
  );
}
