import { ReminderNotice } from '../features/reminders/ReminderNotice.tsx';
import { WarningNotice } from '../features/reports/WarningNotice.tsx';
import { StandingNotices } from '../ui/StandingNotice.tsx';

/** What stays on screen until the person has dealt with it. */
export function Notices() {
  return (
    <StandingNotices>
      <WarningNotice />
      <ReminderNotice />
    </StandingNotices>
  );
}
