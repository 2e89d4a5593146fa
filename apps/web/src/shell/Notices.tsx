import { BlockedPasser } from '../features/friends/BlockedPasser.tsx';
import { spokenText } from '../features/messages/spoken-text.ts';
import { textOf } from '../features/messages/text-of.ts';
import { DesktopNotifier } from '../features/notifications/DesktopNotifier.tsx';
import { ReminderNotice } from '../features/reminders/ReminderNotice.tsx';
import { WarningNotice } from '../features/reports/WarningNotice.tsx';
import { RingNotices } from '../features/voice/calls/RingNotices.tsx';
import { VoiceBar } from '../features/voice/panel/VoiceBar.tsx';
import { VoiceKeeper } from '../features/voice/VoiceKeeper.tsx';
import { i18n } from '../lib/i18n.ts';
import { StandingNotices } from '../ui/StandingNotice.tsx';
import { TabSigns } from './TabSigns.tsx';

/** What stays on screen until the person has dealt with it, and the signs of it on the browser's tab. */
export function Notices() {
  return (
    <>
      <BlockedPasser />
      <TabSigns />
      <VoiceKeeper />
      <VoiceBar />
      <DesktopNotifier textOf={(state, guild_id, message) => spokenText(state, guild_id, textOf(message), i18n.locale)} />
      <StandingNotices>
        <RingNotices />
        <WarningNotice />
        <ReminderNotice />
      </StandingNotices>
    </>
  );
}
