import { makeNonce } from '@chat-js/client/nonce.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import AddIcon from '@material-symbols/svg-400/rounded/add.svg?react';
import CloseIcon from '@material-symbols/svg-400/rounded/close.svg?react';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useEffect, useRef, useState } from 'react';
import { useClient } from '../../lib/client.tsx';
import type { DialogProps } from '../../lib/dialogs.ts';
import { describeProblem } from '../../lib/problems.ts';
import { DeedDialog } from '../../ui/DeedDialog.tsx';
import { Field, TextArea } from '../../ui/Field.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { SwitchRow } from '../../ui/SwitchRow.tsx';
import { DURATIONS } from './durations.ts';

/** Where one begins: a question with fewer is none. */
const FEWEST = 2;

/** A field of its own: it is told from others by `key` while they come and go. */
interface Written {
  key: number;
  text: string;
}

/** Asks something of a channel. */
export function NewPollDialog({ channel_id, question: begun = '', onClose }: DialogProps['poll'] & { onClose: () => void }) {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const [nonce] = useState(() => makeNonce());
  const [question, setQuestion] = useState(begun);
  const [answers, setAnswers] = useState<readonly Written[]>(() => Array.from({ length: FEWEST }, (_, key) => ({ key, text: '' })));
  const [hours, setHours] = useState<number>(LIMITS.poll.defaultHours);
  const [several, setSeveral] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const count = useRef(FEWEST);
  const texts = answers.map(({ text }) => text.trim()).filter((text) => text !== '');
  const ready = question.trim() !== '' && texts.length >= FEWEST;

  // Whoever adds an answer writes it next, and whoever takes one away is at the one that is left.
  useEffect(() => {
    if (answers.length === count.current) return;
    count.current = answers.length;
    [...(list.current?.querySelectorAll('input') ?? [])].at(-1)?.focus();
  }, [answers.length]);

  const write = (key: number, text: string) => setAnswers(answers.map((one) => (one.key === key ? { key, text } : one)));
  const add = () => setAnswers([...answers, { key: Math.max(...answers.map(({ key }) => key)) + 1, text: '' }]);

  async function send(): Promise<string | undefined> {
    const poll = {
      question: { text: question },
      answers: texts.map((text) => ({ poll_media: { text } })),
      duration: hours,
      allow_multiselect: several,
    };
    try {
      await call('messages.create', { channel_id, poll, nonce });
      return undefined;
    } catch (error) {
      return describeProblem(error, i18n);
    }
  }

  return (
    <DeedDialog title={<Trans>New poll</Trans>} confirm={<Trans>Ask</Trans>} disabled={!ready} withoutReason onClose={onClose} onAct={send}>
      <TextArea
        label={t`Question`}
        value={question}
        maxLength={LIMITS.poll.question.max}
        rows={2}
        autoFocus
        onChange={(event) => setQuestion(event.target.value)}
      />
      <div ref={list} style={{ display: 'grid', gap: 12 }}>
        {answers.map(({ key, text }, index) => (
          <Field
            key={key}
            label={t`Answer ${index + 1}`}
            value={text}
            maxLength={LIMITS.poll.answer.max}
            autoComplete="off"
            onChange={(event) => write(key, event.target.value)}
            end={
              answers.length > FEWEST && (
                <IconButton
                  aria-label={t`Remove answer ${index + 1}`}
                  title={t`Remove answer ${index + 1}`}
                  onClick={() => setAnswers(answers.filter((one) => one.key !== key))}
                >
                  <CloseIcon />
                </IconButton>
              )
            }
          />
        ))}
        {answers.length < LIMITS.poll.answers && (
          <Button type="button" variant="text" startIcon={<AddIcon />} sx={{ justifySelf: 'start' }} onClick={add}>
            <Trans>Add an answer</Trans>
          </Button>
        )}
      </div>
      <SelectField
        label={t`How long`}
        value={hours}
        options={DURATIONS.map((one) => ({ value: one.hours, label: i18n._(one.label) }))}
        onChange={setHours}
      />
      <SwitchRow label={t`Several answers`} help={t`Everybody may choose more than one`} checked={several} onChange={setSeveral} />
    </DeedDialog>
  );
}
