import { ReminderNotice } from '../features/reminders/ReminderNotice.tsx';
import { WarningNotice } from '../features/reports/WarningNotice.tsx';
import { StandingNotices } from '../ui/StandingNotice.tsx';
import { TabSigns } from './TabSigns.tsx';

/** What stays on screen until the person has dealt with it, and the signs of it on the browser's tab. */
export function Notices() {
  return (
    <>
      <TabSigns />
      <StandingNotices>
        <WarningNotice />
        <ReminderNotice />
      </StandingNotices>
    </>
  );
}
