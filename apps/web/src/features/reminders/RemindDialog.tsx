import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { Reminder } from '@chat-js/protocol/reminders.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import DeleteIcon from '@material-symbols/svg-400/rounded/delete.svg?react';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useEffect, useRef, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import type { DialogProps } from '../../lib/dialogs.ts';
import { fromField, presetsAt, toField } from '../../lib/later-times.ts';
import { shortMoment } from '../../lib/moments.ts';
import { describeProblem } from '../../lib/problems.ts';
import { DeedDialog } from '../../ui/DeedDialog.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { TimeField } from '../../ui/TimeField.tsx';
import { showToast } from '../../ui/Toasts.tsx';
import { byTime } from './by-time.ts';

const Waiting = styled('section')(({ theme }) => ({
  outline: 'none',
  '& h3': { margin: '0 0 4px', fontSize: '0.8125rem', fontWeight: 650, color: theme.vars?.palette.tokens.secondary },
  '& ul': { listStyle: 'none', margin: 0, padding: 0 },
  '& li': { display: 'flex', alignItems: 'center', gap: 8 },
  '& li > span': { flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& time': { fontSize: '0.8125rem', color: theme.vars?.palette.tokens.secondary },
}));

type Props = DialogProps['remind'] & { onClose: () => void };

/** Of what, and when; and what the person waits to be reminded of already. */
export function RemindDialog({ channel_id, content: begun = '', onClose }: Props) {
  const { t, i18n } = useLingui();
  const { call, loadReminders } = useClient();
  const [content, setContent] = useState(begun);
  const [value, setValue] = useState(() => toField(presetsAt(Date.now()).soon));
  const time = fromField(value, Date.now());

  useEffect(() => {
    loadReminders().catch((error: unknown) => showToast(describeProblem(error, i18n)));
  }, [loadReminders, i18n]);

  async function remind(): Promise<string | undefined> {
    if (time === undefined) return undefined;
    try {
      await call('reminders.create', { channel_id, content, remind_at: new Date(time).toISOString() });
      const moment = shortMoment(i18n, time);
      showToast(t`You will be reminded: ${moment}`);
      return undefined;
    } catch (error) {
      return describeProblem(error, i18n);
    }
  }

  return (
    <DeedDialog
      title={<Trans>Remind me</Trans>}
      confirm={<Trans>Remind me</Trans>}
      withoutReason
      disabled={time === undefined || content.trim() === ''}
      onClose={onClose}
      onAct={remind}
    >
      <TextArea
        label={t`Of what`}
        value={content}
        maxLength={LIMITS.reminder.max}
        autoFocus
        onChange={(event) => setContent(event.target.value)}
      />
      <TimeField value={value} onChange={setValue} />
      <WaitingOnes />
    </DeedDialog>
  );
}

function WaitingOnes() {
  const reminders = byTime(useClientState((state) => state.reminders));
  const section = useRef<HTMLElement>(null);
  return (
    <Waiting ref={section} tabIndex={-1}>
      {reminders.length > 0 && (
        <h3>
          <Trans>What you wait for already</Trans>
        </h3>
      )}
      <ul>
        {reminders.map((reminder) => (
          // With the row its button goes: without the focus Escape closes nothing.
          <Row key={reminder.id} reminder={reminder} onRemoved={() => section.current?.focus()} />
        ))}
      </ul>
    </Waiting>
  );
}

function Row({ reminder: { id, content, remind_at }, onRemoved }: { reminder: Reminder; onRemoved: () => void }) {
  const { t, i18n } = useLingui();
  const { call } = useClient();

  function remove() {
    call('reminders.delete', { reminder_id: id }).then(onRemoved, (error: unknown) => showToast(describeProblem(error, i18n)));
  }

  return (
    <li>
      <span dir="auto" title={content}>
        {content}
      </span>
      <time dateTime={remind_at}>{shortMoment(i18n, Date.parse(remind_at))}</time>
      <IconButton aria-label={t`Take away: ${content}`} onClick={remove}>
        <DeleteIcon />
      </IconButton>
    </li>
  );
}
