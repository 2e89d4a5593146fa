import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useClient } from '../../lib/client.tsx';
import { describeProblem } from '../../lib/problems.ts';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { useAutoHeight } from '../../ui/use-auto-height.ts';
import { endEdit } from './composing.ts';
import { useChannelWire } from './use-channel-wire.ts';
import { useMessageActs } from './use-message-acts.ts';

const Form = styled('form')(({ theme }) => ({
  '& textarea': {
    display: 'block',
    width: '100%',
    maxHeight: '50dvh',
    padding: '8px 12px',
    border: `1px solid ${theme.vars?.palette.tokens.accent}`,
    borderRadius: RADIUS.row,
    background: theme.vars?.palette.tokens.raised,
    color: 'inherit',
    font: 'inherit',
    lineHeight: '22px',
    resize: 'none',
  },
  '& > div': { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 4, fontSize: '0.8125rem' },
  '& [role=alert]': { color: theme.vars?.palette.tokens.danger },
}));

/** The own message as a field, in its place: Enter saves, Escape leaves it as it was, nothing left deletes it. */
export function EditField({ guild_id, message }: { guild_id: Id; message: Message }) {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const { remove } = useMessageActs(guild_id, message);
  const field = useRef<HTMLTextAreaElement>(null);
  const wire = useChannelWire(guild_id, message.channel_id);
  const [text, setText] = useState(() => wire.fromWire(message.content));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const tooLong = text.trimEnd().length > LIMITS.messageContent.max;

  useAutoHeight(field, text);

  useEffect(() => {
    const end = field.current?.value.length ?? 0;
    field.current?.focus();
    field.current?.setSelectionRange(end, end);
  }, []);

  function leave() {
    const row = field.current?.closest<HTMLElement>('article');
    endEdit();
    row?.focus({ preventScroll: true });
  }

  async function save() {
    if (busy || tooLong) return;
    const content = wire.toWire(text.trimEnd());
    if (content.trim() === '') remove();
    if (content.trim() === '' || content === message.content) return leave();
    setBusy(true);
    try {
      await call('messages.edit', { channel_id: message.channel_id, message_id: message.id, content });
      leave();
    } catch (error) {
      setProblem(describeProblem(error, i18n));
      setBusy(false);
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    if (event.key === 'Escape') {
      event.preventDefault();
      leave();
    }
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void save();
  }

  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <textarea
        ref={field}
        rows={1}
        value={text}
        aria-label={t`Edit message`}
        aria-invalid={tooLong}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        // The row has a menu of its own.
        onContextMenu={(event) => event.stopPropagation()}
      />
      <div>
        <Button type="submit" variant="text" disabled={busy || tooLong}>
          <Trans>Save</Trans>
        </Button>
        <Button variant="text" color="inherit" onClick={leave}>
          <Trans>Cancel</Trans>
        </Button>
        {problem !== undefined && <span role="alert">{problem}</span>}
        {tooLong && (
          <span role="alert">
            <Trans>Too long by {text.trimEnd().length - LIMITS.messageContent.max}</Trans>
          </span>
        )}
      </div>
    </Form>
  );
}
