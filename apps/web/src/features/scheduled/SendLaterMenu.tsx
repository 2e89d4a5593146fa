import { Trans, useLingui } from '@lingui/react/macro';
import PickIcon from '@material-symbols/svg-400/rounded/edit_calendar.svg?react';
import SoonIcon from '@material-symbols/svg-400/rounded/more_time.svg?react';
import LaterIcon from '@material-symbols/svg-400/rounded/schedule.svg?react';
import MenuItem from '@mui/material/MenuItem';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useClient } from '../../lib/client.tsx';
import type { DialogProps } from '../../lib/dialogs.ts';
import { fromField, presetsAt, toField } from '../../lib/later-times.ts';
import { shortMoment } from '../../lib/moments.ts';
import { AppMenu } from '../../ui/AppMenu.tsx';
import { DeedDialog } from '../../ui/DeedDialog.tsx';
import { TimeField } from '../../ui/TimeField.tsx';
import { showToast } from '../../ui/Toasts.tsx';
import { useScheduledProblem } from './use-scheduled-problem.ts';

const When = styled('span')(({ theme }) => ({
  marginLeft: 'auto',
  paddingLeft: 20,
  fontSize: '0.8125rem',
  fontVariantNumeric: 'tabular-nums',
  color: theme.vars?.palette.tokens.muted,
}));

type Props = DialogProps['sendLater'] & { onClose: () => void };

/** When what is in the field shall go out. */
export function SendLaterMenu({ channel_id, at, answers, content, onDone, onTakenBack, onClose }: Props) {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const { describe } = useScheduledProblem();
  const [{ soon, tonight, tomorrow }] = useState(() => presetsAt(Date.now()));
  const [choosing, setChoosing] = useState(false);
  const [value, setValue] = useState(() => toField(tomorrow));
  const clock = (time: number) => i18n.date(new Date(time), { timeStyle: 'short' });

  /** Answers what went wrong. */
  async function schedule(time: number): Promise<string | undefined> {
    const text = await content();
    // A command, or something that is said above the field.
    if (text === undefined) return undefined;
    try {
      const reference = answers && { message_reference: { message_id: answers.message_id, fail_if_not_exists: false } };
      const mentions = answers && !answers.ping && { allowed_mentions: { parse: EVERYBODY, replied_user: false } };
      const send_at = new Date(time).toISOString();
      const { id } = await call('scheduledMessages.create', { channel_id, content: text, send_at, ...reference, ...mentions });
      onDone();
      const moment = shortMoment(i18n, time);
      showToast(t`Will be sent: ${moment}`, () => {
        call('scheduledMessages.delete', { scheduled_message_id: id }).then(onTakenBack, (error: unknown) => showToast(describe(error)));
      });
      return undefined;
    } catch (error) {
      return describe(error);
    }
  }

  const pick = (time: number) => async () => {
    onClose();
    const problem = await schedule(time);
    if (problem !== undefined) showToast(problem);
  };

  if (choosing) {
    const time = fromField(value, Date.now());
    return (
      <DeedDialog
        title={<Trans>Send later</Trans>}
        confirm={<Trans>Schedule</Trans>}
        withoutReason
        disabled={time === undefined}
        onClose={onClose}
        onAct={async () => (time === undefined ? undefined : schedule(time))}
      >
        <TimeField value={value} onChange={setValue} autoFocus />
      </DeedDialog>
    );
  }
  return (
    <AppMenu label={t`Send later`} anchor={at} onClose={onClose}>
      <MenuItem onClick={pick(soon)}>
        <SoonIcon />
        <Trans>In 20 minutes</Trans>
        <When>{clock(soon)}</When>
      </MenuItem>
      {tonight !== undefined && (
        <MenuItem onClick={pick(tonight)}>
          <LaterIcon />
          <Trans>Tonight</Trans>
          <When>{clock(tonight)}</When>
        </MenuItem>
      )}
      <MenuItem onClick={pick(tomorrow)}>
        <LaterIcon />
        <Trans>Tomorrow</Trans>
        <When>{clock(tomorrow)}</When>
      </MenuItem>
      <MenuItem onClick={() => setChoosing(true)}>
        <PickIcon />
        <Trans>Choose a time…</Trans>
      </MenuItem>
    </AppMenu>
  );
}

const EVERYBODY = ['users', 'roles', 'everyone'] as ('users' | 'roles' | 'everyone')[];
