import { Plural, Trans, useLingui } from '@lingui/react/macro';
import ReminderIcon from '@material-symbols/svg-400/rounded/notifications_active.svg?react';
import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useClient, useClientState } from '../../lib/client.tsx';
import { shortMoment } from '../../lib/moments.ts';
import { paths } from '../../lib/paths.ts';
import { describeProblem } from '../../lib/problems.ts';
import { useSocket } from '../../lib/use-socket.ts';
import { useAhead } from '../../lib/use-time-out.ts';
import { StandingNotice } from '../../ui/StandingNotice.tsx';
import { showToast } from '../../ui/Toasts.tsx';
import { byTime } from './by-time.ts';

/** What the person wanted to be reminded of and whose time has come: it stays until they take it away, on every device. */
export function ReminderNotice() {
  const { t, i18n } = useLingui();
  const { call, loadReminders } = useClient();
  const [, navigate] = useLocation();
  const online = useSocket().socket.phase === 'connected';
  const reminders = useClientState((state) => state.reminders);
  const all = byTime(reminders);
  const next = all.find(({ remind_at }) => Date.parse(remind_at) > Date.now());
  useAhead(next?.remind_at ?? null);
  const due = all.filter(({ remind_at }) => Date.parse(remind_at) <= Date.now());
  const [reminder] = due;
  const channel = useClientState((state) => state.channels[reminder?.channel_id ?? '']);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    // It is asked for again with the next connection.
    if (online) loadReminders().catch((error: unknown) => console.warn('Reminders could not be fetched', error));
  }, [online, loadReminders]);

  async function take(reminder_id: string) {
    setBusy(true);
    try {
      await call('reminders.delete', { reminder_id });
    } catch (error) {
      showToast(describeProblem(error, i18n));
    }
    setBusy(false);
  }

  const moment = reminder && shortMoment(i18n, Date.parse(reminder.remind_at));
  return (
    <div role="alert">
      {reminder && (
        <StandingNotice
          label={t`A reminder`}
          icon={<ReminderIcon />}
          title={<Trans>You wanted to be reminded: {moment}</Trans>}
          text={reminder.content}
        >
          <Button size="small" loading={busy} onClick={() => void take(reminder.id)}>
            <Trans>Got it</Trans>
          </Button>
          {channel && (
            <Button size="small" variant="text" color="inherit" onClick={() => navigate(paths.channel(channel.guild_id, channel.id))}>
              <Trans>Go to #{channel.name}</Trans>
            </Button>
          )}
          {due.length > 1 && (
            <small>
              <Plural value={due.length - 1} one="and # more" other="and # more" />
            </small>
          )}
        </StandingNotice>
      )}
    </div>
  );
}
