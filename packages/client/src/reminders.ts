import type { EventData } from '@chat-js/protocol/events.ts';
import type { Reminder } from '@chat-js/protocol/reminders.ts';
import { keyBy, without } from './records.ts';
import type { State } from './state.ts';

export function applyReminderCreate(state: State, reminder: Reminder): State {
  return { ...state, reminders: { ...state.reminders, [reminder.id]: reminder } };
}

export function applyReminderDelete(state: State, { id }: EventData<'REMINDER_DELETE'>): State {
  const reminders = without(state.reminders, [id]);
  return reminders === state.reminders ? state : { ...state, reminders };
}

/** All that the person wants to be reminded of, as just fetched. */
export function rememberReminders(state: State, reminders: readonly Reminder[]): State {
  return { ...state, reminders: keyBy(reminders, ({ id }) => id) };
}
