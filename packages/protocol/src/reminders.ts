import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { operation } from './operation.ts';
import { Snowflake, Timestamp } from './schemas.ts';
import { multiline } from './text.ts';

// Reminders are ours: the API has none.

/** What a person wants to be reminded of, and where they were when they asked. It stands until they take it away. */
export const Reminder = z
  .strictObject({ id: Snowflake, channel_id: Snowflake, content: z.string(), remind_at: Timestamp })
  .meta({ id: 'Reminder' });
export type Reminder = z.infer<typeof Reminder>;

export const reminderOperations = {
  'reminders.create': operation({
    summary: 'Ask to be reminded of something, at most a year from now. Ours',
    body: { channel_id: Snowflake, content: multiline(LIMITS.reminder), remind_at: z.iso.datetime({ offset: true }) },
    answer: Reminder,
    limit: { points: 20, seconds: 60 },
    errors: ['UNKNOWN_CHANNEL', 'TOO_MANY_REMINDERS'],
  }),
  'reminders.list': operation({
    summary: 'What one wants to be reminded of, the soonest first, and of what one was reminded and has not taken away. Ours',
    answer: z.array(Reminder),
    limit: { points: 20, seconds: 10 },
  }),
  'reminders.delete': operation({
    summary: 'Take a reminder away. Ours',
    params: { reminder_id: Snowflake },
    answer: null,
    limit: { points: 40, seconds: 60 },
    errors: ['UNKNOWN_REMINDER'],
  }),
};
