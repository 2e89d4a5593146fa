import { useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { useChange } from '../../ui/use-change.ts';
import { isEmojiName } from './emoji-name.ts';

// Looks like a text until one comes near.
const Input = styled('input')(({ theme }) => ({
  width: 'calc(100% + 9px)',
  minHeight: 32,
  margin: '0 -9px',
  padding: '2px 8px',
  border: '1px solid transparent',
  borderRadius: RADIUS.row,
  background: 'none',
  color: 'inherit',
  font: 'inherit',
  fontWeight: 600,
  '&:hover': { borderColor: theme.vars?.palette.tokens.line },
  '&:focus': { outline: `2px solid ${theme.vars?.palette.tokens.accent}`, outlineOffset: -1 },
  '&[aria-invalid=true]': { borderColor: theme.vars?.palette.tokens.danger },
  '@media (pointer: coarse)': { minHeight: 44, fontSize: '1rem', borderColor: theme.vars?.palette.tokens.line },
}));

const Problem = styled('p')(({ theme }) => ({ margin: 0, fontSize: '0.8125rem', color: theme.vars?.palette.tokens.danger }));

interface EmojiNameProps {
  name: string;
  /** Tells the server. */
  apply: (name: string) => Promise<unknown>;
}

/** The name of an emoji, changed where it stands. */
export function EmojiName({ name, apply }: EmojiNameProps) {
  const { t } = useLingui();
  const id = useId();
  const [text, setText] = useState(name);
  const [wrong, setWrong] = useState<string>();
  const { change, problem = wrong } = useChange(name, apply);
  useEffect(() => setText(name), [name]);

  function save() {
    const wanted = text.trim().replace(/^:|:$/g, '');
    const right = isEmojiName(wanted);
    setWrong(right ? undefined : t`2 to 32 Latin letters, digits and underscores.`);
    if (right) void change(wanted);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') save();
    if (event.key !== 'Escape' || text === name) return;
    event.preventDefault();
    setText(name);
    setWrong(undefined);
  }

  return (
    <>
      <Input
        aria-label={t`Name of the emoji ${name}`}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : id}
        value={text}
        maxLength={34}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
        onKeyDown={onKeyDown}
      />
      {problem !== undefined && (
        <Problem id={id} role="alert">
          {problem}
        </Problem>
      )}
    </>
  );
}
