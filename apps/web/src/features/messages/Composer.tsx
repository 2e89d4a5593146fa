import { isThread } from '@chat-js/client/is-thread.ts';
import { NO_GUILD } from '@chat-js/client/no-guild.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { useLingui } from '@lingui/react/macro';
import SendIcon from '@material-symbols/svg-400/rounded/send.svg?react';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { type KeyboardEvent, Suspense, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { lazyPart } from '../../lib/lazy-part.ts';
import type { CustomEmojiGroup } from '../../ui/emoji/emoji.ts';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { useAutoHeight } from '../../ui/use-auto-height.ts';
import { useHelp } from './composer/use-help.ts';
import { watchOffers } from './drafts.ts';
import { useSendLater } from './use-send-later.ts';
import { useTypingSignal } from './use-typing-signal.ts';

const ComposerHelp = lazyPart(async () => (await import('./composer/ComposerHelp.tsx')).ComposerHelp, 'later');

const EmojiButton = lazyPart(async () => (await import('./EmojiButton.tsx')).EmojiButton);
const VoiceControl = lazyPart(async () => (await import('./voice/VoiceControl.tsx')).VoiceControl, 'later');

/** From this many characters before the limit on, what is left is shown. */
const COUNTED = 200;

const Box = styled('form')(({ theme }) => ({
  position: 'relative',
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
  '& textarea::placeholder': { color: theme.vars?.palette.tokens.muted, opacity: 1, whiteSpace: 'nowrap' },
  '& output': { alignSelf: 'center', fontSize: '0.75rem', color: theme.vars?.palette.tokens.secondary, fontVariantNumeric: 'tabular-nums' },
  '& output[data-over=true]': { color: theme.vars?.palette.tokens.danger, fontWeight: 600 },
  '@media (max-width: 480px)': { margin: '0 8px 10px' },
  // As high as the button beside it.
  '@media (pointer: coarse)': { '& textarea': { padding: '9px 0' }, '& > button': { margin: '-2px 0' } },
}));

const Send = styled(IconButton)(({ theme }) => ({
  width: 34,
  height: 34,
  background: theme.vars?.palette.tokens.accent,
  color: theme.vars?.palette.tokens.onAccent,
  '&:hover': { background: theme.vars?.palette.tokens.accent, filter: 'brightness(1.08)' },
  '&.Mui-disabled': { background: theme.vars?.palette.tokens.raised2, color: theme.vars?.palette.tokens.muted },
  '@media (pointer: coarse)': { width: 44, height: 44 },
}));

interface ComposerProps {
  channel: Channel;
  me: Id;
  /** It is not this person's turn yet: what is written stays. */
  waits: boolean;
  /** The emoji of servers. */
  custom?: readonly CustomEmojiGroup[] | undefined;
  onSend: (content: string) => void;
}

export function Composer({ channel, me, waits, custom, onSend }: ComposerProps) {
  const { t } = useLingui();
  const field = useRef<HTMLTextAreaElement>(null);
  const { getState, setDraft } = useClient();
  const text = useClientState((state) => state.drafts[channel.id] ?? '');
  const touch = useMediaQuery('(pointer: coarse)', { noSsr: true });
  const typing = useTypingSignal(channel.id);
  const help = useHelp(text);
  const later = useSendLater(channel.id, help.outgoing);
  const sending = useRef(false);
  /** Where the caret goes with the next text. */
  const caretAt = useRef<number>(undefined);
  const left = LIMITS.messageContent.max - text.trimEnd().length;
  const sendable = text.trim() !== '' && left >= 0 && !waits;

  useAutoHeight(field, text);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the caret waits for the text
  useLayoutEffect(() => {
    if (caretAt.current === undefined) return;
    field.current?.setSelectionRange(caretAt.current, caretAt.current);
    caretAt.current = undefined;
  }, [text]);

  const takeUp = useEffectEvent(async () => {
    const draft = getState().drafts[channel.id] ?? '';
    field.current?.focus();
    const words = await help.readable(draft);
    if (words !== draft && field.current?.value === draft) change(words);
  });
  useEffect(() => watchOffers((channel_id) => void (channel_id === channel.id && takeUp())), [channel.id]);

  function change(next: string) {
    setDraft(channel.id, next);
  }

  /** Puts a text into the field, and the caret where it belongs. */
  function put(next: string, caret: number) {
    caretAt.current = caret;
    change(next);
  }

  function insert(piece: string) {
    const { value = '', selectionStart: start = 0, selectionEnd: end = 0 } = field.current ?? {};
    put(value.slice(0, start) + piece + value.slice(end), start + piece.length);
  }

  async function send() {
    if (!sendable || sending.current) return;
    sending.current = true;
    const outgoing = await help.outgoing().finally(() => {
      sending.current = false;
    });
    if (outgoing.kind === 'kept') return;
    // What was written meanwhile stays.
    const now = field.current?.value ?? text;
    change(now.startsWith(text) ? now.slice(text.length) : now);
    if (outgoing.kind === 'done') return;
    onSend(outgoing.content);
    typing.sent();
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    // Enter also ends a composed character; that one is not ours. A phone has a button instead.
    if (help.onKeyDown(event) || event.key !== 'Enter' || event.nativeEvent.isComposing || event.shiftKey || (touch && !event.ctrlKey))
      return;
    event.preventDefault();
    void send();
  }

  const { name } = channel;
  const outside = channel.guild_id === NO_GUILD;
  const label = isThread(channel) ? t`Write in the thread` : outside ? t`Write to ${name}` : t`Write to #${name}`;
  return (
    <>
      {help.wanted && (
        <Suspense>
          <ComposerHelp ref={help.ref} field={field} channel={channel} me={me} text={text} custom={custom} onChange={put} />
        </Suspense>
      )}
      <Box
        data-region
        onSubmit={(event) => {
          event.preventDefault();
          void send();
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
            // Whether somebody whispers is nobody's business.
            if (/^\s*[^\s/]/.test(event.target.value)) typing.typed();
          }}
        />
        {left <= COUNTED && (
          <output data-over={left < 0} aria-label={t`Characters left`}>
            {left}
          </output>
        )}
        <Suspense fallback={<span style={{ width: 40 }} />}>
          <EmojiButton
            custom={custom}
            onPick={async (emoji) => insert(await help.readable(emoji))}
            onClosed={() => !touch && field.current?.focus()}
          />
        </Suspense>
        <Suspense>
          <VoiceControl channel={channel} empty={text === ''} waits={waits} />
        </Suspense>
        <Send type="submit" disabled={!sendable} aria-label={t`Send`} {...later}>
          <SendIcon />
        </Send>
      </Box>
    </>
  );
}
