import type { Id } from '@chat-js/protocol/ids.ts';
import type { Reminder } from '@chat-js/protocol/reminders.ts';

/** The soonest first. */
export function byTime(reminders: Readonly<Record<Id, Reminder>>): Reminder[] {
  return Object.values(reminders).sort((a, b) => Date.parse(a.remind_at) - Date.parse(b.remind_at));
}
