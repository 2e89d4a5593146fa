import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { useLingui as useI18n } from '@lingui/react';
import { useLingui } from '@lingui/react/macro';
import SendIcon from '@material-symbols/svg-400/rounded/send.svg?react';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { describeProblem } from '../../lib/problems.ts';
import { useAutoHeight } from '../../ui/use-auto-height.ts';
import { sendInto } from './use-whispers.ts';

const Row = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'flex-end',
  gap: 4,
  marginTop: 4,
  borderTop: `1px solid ${theme.vars?.palette.tokens.line}`,
  '& textarea': {
    flex: 1,
    minWidth: 0,
    maxHeight: '20dvh',
    padding: '7px 0',
    border: 0,
    outline: 'none',
    resize: 'none',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    lineHeight: '20px',
    overflowWrap: 'anywhere',
  },
  '& textarea::placeholder': { color: theme.vars?.palette.tokens.muted, opacity: 1, whiteSpace: 'nowrap' },
  '&:focus-within': { borderTopColor: theme.vars?.palette.tokens.accent },
  '& button svg': { width: 20, height: 20 },
}));

const Problem = styled('p')(({ theme }) => ({ margin: 0, fontSize: '0.8125rem', color: theme.vars?.palette.tokens.danger }));

/** Answers right there. What was begun is the draft of the conversation; what could not be sent stays, and is said why. */
export function StripField({ conversation_id, name }: { conversation_id: Id; name: string }) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const client = useClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const text = useClientState((state) => state.drafts[conversation_id] ?? '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const sendable = text.trim() !== '' && text.trimEnd().length <= LIMITS.messageContent.max && !busy;
  useAutoHeight(field, text);

  async function send() {
    if (!sendable) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await sendInto(client, conversation_id, text.trimEnd());
      // What was written meanwhile stays.
      const now = client.getState().drafts[conversation_id] ?? '';
      client.setDraft(conversation_id, now.startsWith(text) ? now.slice(text.length) : now);
    } catch (error) {
      setProblem(describeProblem(error, i18n));
    } finally {
      setBusy(false);
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.shiftKey) return;
    event.preventDefault();
    void send();
  }

  const label = t`Answer ${name}`;
  return (
    <>
      <Row>
        <textarea
          ref={field}
          rows={1}
          value={text}
          aria-label={label}
          placeholder={label}
          autoComplete="off"
          enterKeyHint="send"
          onKeyDown={onKeyDown}
          onChange={(event) => client.setDraft(conversation_id, event.target.value)}
        />
        <IconButton size="small" disabled={!sendable} aria-label={t`Send to ${name}`} onClick={() => void send()}>
          <SendIcon />
        </IconButton>
      </Row>
      {problem !== undefined && <Problem role="alert">{problem}</Problem>}
    </>
  );
}
