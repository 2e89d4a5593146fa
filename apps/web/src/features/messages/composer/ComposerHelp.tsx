import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import ErrorIcon from '@material-symbols/svg-400/rounded/error.svg?react';
import { styled } from '@mui/material/styles';
import { type KeyboardEvent, type Ref, type RefObject, useEffect, useId, useImperativeHandle, useState } from 'react';
import type { CustomEmojiGroup } from '../../../ui/emoji/emoji.ts';
import { keepUse } from '../../../ui/emoji/kept.ts';
import { loadEmoji } from '../../../ui/emoji/load.ts';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { useCommands } from '../../commands/use-commands.ts';
import { SuggestionList } from './SuggestionList.tsx';
import type { Suggestion } from './suggestions.ts';
import { take, triggerAt } from './trigger.ts';
import { useCaret } from './use-caret.ts';
import type { ComposerHelpHandle, Outgoing } from './use-help.ts';
import { useSuggestions } from './use-suggestions.ts';
import { useMeanable, useWire, wireOf } from './use-wire.ts';

const Place = styled('div')({ position: 'relative', flex: 'none', margin: '0 16px', '@media (max-width: 480px)': { margin: '0 8px' } });

const Problem = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'flex-start',
  gap: 6,
  padding: '2px 2px 6px',
  fontSize: '0.8125rem',
  lineHeight: '20px',
  color: theme.vars?.palette.tokens.danger,
  '& svg': { width: 18, height: 18, margin: '1px 0', flex: 'none' },
}));

const NONE: readonly CustomEmojiGroup[] = [];

/** A name between colons; with it the emoji have to be here before something is sent. */
const NAMED = /:[\p{L}\p{N}_+-]*[\p{L}+-][\p{L}\p{N}_+-]*:|:\d+:/u;

/** Without them a name between colons is sent as it was written. */
async function loadNamed(text: string): Promise<void> {
  if (NAMED.test(text)) await loadEmoji().catch((error: unknown) => console.warn('The emoji did not load', error));
}

interface ComposerHelpProps {
  ref: Ref<ComposerHelpHandle>;
  field: RefObject<HTMLTextAreaElement | null>;
  channel: Channel;
  me: Id;
  text: string;
  custom?: readonly CustomEmojiGroup[] | undefined;
  onChange: (text: string, caret: number) => void;
}

/** Helps to write: suggests people, channels, emoji and commands, runs commands, and makes of a text what a message carries. */
export function ComposerHelp({ ref, field, channel, me, text, custom = NONE, onChange }: ComposerHelpProps) {
  const { t } = useLingui();
  const id = useId();
  const caret = useCaret(field);
  const meanable = useMeanable(channel);
  const wire = useWire(meanable, custom);
  const { run } = useCommands(channel);
  const [problem, setProblem] = useState<{ text: string; sentence: string }>();
  const [dismissed, setDismissed] = useState<string>();
  const [marked, setMarked] = useState<{ of: string; index: number }>();

  const begun = caret === undefined ? undefined : triggerAt(text, caret);
  const place = begun && `${begun.kind} ${begun.start}`;
  const trigger = place === dismissed ? undefined : begun;
  const suggestions = useSuggestions({ channel, meanable, wire, custom }, trigger);
  const of = trigger ? `${place} ${trigger.query}` : '';
  const active = marked?.of === of ? Math.min(marked.index, suggestions.length - 1) : 0;
  const open = trigger !== undefined && suggestions.length > 0;

  // What was closed stays closed until something else is begun.
  if (dismissed !== undefined && place !== dismissed && caret !== undefined) setDismissed(undefined);

  // The combobox pattern of WAI-ARIA: the field keeps the focus and names the line that is marked.
  useEffect(() => {
    const area = field.current;
    if (!area || !open) return;
    const attributes = { 'aria-autocomplete': 'list', 'aria-controls': id, 'aria-activedescendant': `${id}-${active}` };
    for (const [name, value] of Object.entries(attributes)) area.setAttribute(name, value);
    return () => {
      for (const name of Object.keys(attributes)) area.removeAttribute(name);
    };
  }, [field, open, id, active]);

  function accept(suggestion: Suggestion) {
    if (!trigger || caret === undefined) return;
    if (suggestion.kind === 'emoji') keepUse(me, suggestion.insert);
    const next = take(text, caret, trigger, suggestion.insert);
    onChange(next.text, next.caret);
  }

  function onKeyDown(event: KeyboardEvent): boolean {
    if (!open || event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return false;
    const { key, shiftKey } = event;
    const chosen = suggestions[active];
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      setMarked({ of, index: (active + (key === 'ArrowDown' ? 1 : suggestions.length - 1)) % suggestions.length });
    } else if (key === 'Escape') {
      setDismissed(place);
    } else if (chosen && !shiftKey && (key === 'Tab' || (key === 'Enter' && !(chosen.kind === 'command' && chosen.complete)))) {
      accept(chosen);
    } else {
      return false;
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  async function outgoing(written: string): Promise<Outgoing> {
    const keep = (sentence: string): Outgoing => {
      setProblem({ text: written, sentence });
      return { kind: 'kept' };
    };
    const outcome = await run(written, async (text) => {
      await loadNamed(text);
      // Outside of the server its roles mean nothing.
      return wireOf({ ...meanable, roles: [] }, custom).toWire(text);
    });
    if ('problem' in outcome) return keep(outcome.problem);
    if ('done' in outcome) return { kind: 'done' };
    await loadNamed(outcome.send);
    const content = wire.toWire(outcome.send);
    if (content.length > LIMITS.messageContent.max) return keep(t`With all the names in it this is too long. Make it shorter.`);
    return { kind: 'send', content };
  }

  useImperativeHandle(ref, () => ({ onKeyDown, outgoing, readable: wire.fromWire }));

  const labels = { person: t`People`, addressee: t`Whisper to`, channel: t`Channels`, emoji: t`Emoji`, command: t`Commands` };
  const count = suggestions.length;
  return (
    <Place>
      {open && <SuggestionList id={id} label={labels[trigger.kind]} suggestions={suggestions} active={active} onTake={accept} />}
      <VisuallyHidden role="status">{open ? t`${plural(count, { one: '# suggestion', other: '# suggestions' })}` : ''}</VisuallyHidden>
      {problem?.text === text && (
        <Problem role="alert">
          <ErrorIcon />
          <span>{problem.sentence}</span>
        </Problem>
      )}
    </Place>
  );
}
