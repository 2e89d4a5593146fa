import type { Reminder } from '@chat-js/protocol/reminders.ts';
import { expect, test } from 'vitest';
import { apply } from './apply.ts';
import { rememberReminders } from './reminders.ts';
import { initialState } from './state.ts';
import { guild, ready } from './testing/samples.ts';

const reminder: Reminder = { id: '7', channel_id: '11', content: 'цветы', remind_at: '2026-12-01T09:00:00.000000+00:00' };
const start = apply(initialState, ['READY', ready([guild('10')])]);

test('what one device asks to be reminded of, and takes away, the others know', () => {
  const asked = apply(start, ['REMINDER_CREATE', reminder]);
  expect(asked.reminders).toEqual({ 7: reminder });
  const taken = apply(asked, ['REMINDER_DELETE', { id: '7' }]);
  expect(taken.reminders).toEqual({});
  expect(apply(taken, ['REMINDER_DELETE', { id: '7' }])).toBe(taken);
});

test('what is fetched takes the place of what was known: some of it was taken away meanwhile', () => {
  const known = apply(start, ['REMINDER_CREATE', reminder]);
  expect(rememberReminders(known, [{ ...reminder, id: '8' }]).reminders).toEqual({ 8: { ...reminder, id: '8' } });
});
