import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { useLingui } from '@lingui/react/macro';
import SendIcon from '@material-symbols/svg-400/rounded/send.svg?react';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { keepDraft, readDraft, watchDrafts } from './drafts.ts';
import { useTypingSignal } from './use-typing-signal.ts';

/** From this many characters before the limit on, what is left is shown. */
const COUNTED = 200;

const Box = styled('form')(({ theme }) => ({
  flex: 'none',
  display: 'flex',
  alignItems: 'flex-end',
  gap: 6,
  minHeight: 46,
  margin: '0 16px 18px',
  padding: '5px 6px 5px 14px',
  borderRadius: RADIUS.card,
  background: theme.vars?.palette.tokens.raised,
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  '&:focus-within': { borderColor: theme.vars?.palette.tokens.accent },
  '& textarea': {
    flex: 1,
    minWidth: 0,
    // "Half the height" of the window, the keyboard of a phone not counted.
    maxHeight: '50dvh',
    padding: '6px 0',
    border: 0,
    outline: 'none',
    resize: 'none',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    lineHeight: '22px',
    overflowWrap: 'anywhere',
  },
  '& textarea::placeholder': { color: theme.vars?.palette.tokens.muted, opacity: 1 },
  '& output': { alignSelf: 'center', fontSize: '0.75rem', color: theme.vars?.palette.tokens.secondary, fontVariantNumeric: 'tabular-nums' },
  '& output[data-over=true]': { color: theme.vars?.palette.tokens.danger, fontWeight: 600 },
  '@media (max-width: 480px)': { margin: '0 8px 10px' },
  // As high as the button beside it.
  '@media (pointer: coarse)': { '& textarea': { padding: '9px 0' } },
}));

const Send = styled(IconButton)(({ theme }) => ({
  width: 34,
  height: 34,
  background: theme.vars?.palette.tokens.accent,
  color: theme.vars?.palette.tokens.onAccent,
  '&:hover': { background: theme.vars?.palette.tokens.accent, filter: 'brightness(1.08)' },
  '&.Mui-disabled': { background: theme.vars?.palette.tokens.raised2, color: theme.vars?.palette.tokens.muted },
  '@media (pointer: coarse)': { width: 44, height: 44, margin: '-2px 0' },
}));

interface ComposerProps {
  channel: Channel;
  me: Id;
  /** It is not this person's turn yet: what is written stays. */
  waits: boolean;
  onSend: (content: string) => void;
}

export function Composer({ channel, me, waits, onSend }: ComposerProps) {
  const { t } = useLingui();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => readDraft(me, channel.id));
  const touch = useMediaQuery('(pointer: coarse)', { noSsr: true });
  const typing = useTypingSignal(channel.id);
  const left = LIMITS.messageContent.max - text.trimEnd().length;
  const sendable = text.trim() !== '' && left >= 0 && !waits;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows from the text
  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }, [text]);

  useEffect(
    () =>
      watchDrafts((channel_id) => {
        if (channel_id !== channel.id) return;
        setText(readDraft(me, channel.id));
        field.current?.focus();
      }),
    [me, channel.id],
  );

  function change(next: string) {
    setText(next);
    keepDraft(me, channel.id, next);
  }

  function send() {
    if (!sendable) return;
    onSend(text);
    change('');
    typing.sent();
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    // Enter also ends a composed character; that one is not ours. A phone has a button instead.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.shiftKey || (touch && !event.ctrlKey)) return;
    event.preventDefault();
    send();
  }

  const label = t`Write to #${channel.name}`;
  return (
    <Box
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={field}
        rows={1}
        value={text}
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        enterKeyHint={touch ? 'enter' : 'send'}
        // biome-ignore lint/a11y/noAutofocus: in a chat one opens a channel in order to write there
        autoFocus={!touch}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          change(event.target.value);
          if (event.target.value.trim() !== '') typing.typed();
        }}
      />
      {left <= COUNTED && (
        <output data-over={left < 0} aria-label={t`Characters left`}>
          {left}
        </output>
      )}
      <Send type="submit" disabled={!sendable} aria-label={t`Send`}>
        <SendIcon />
      </Send>
    </Box>
  );
}
