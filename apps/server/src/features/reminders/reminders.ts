import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Reminder } from '@chat-js/protocol/reminders.ts';
import { isoTime } from '../../lib/clock.ts';
import type { Actor } from '../actor.ts';
import { accessPlace } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { refuse, refuseField } from '../refusal.ts';
import type { ReminderRow } from './store.ts';

export async function listReminders(ctx: Context, actor: Actor): Promise<Reminder[]> {
  return (await ctx.storage.reminders.listReminders(actor.user_id)).map(presentReminder);
}

/** Nothing happens here when the time comes: every device of the person knows it, and shows it then. */
export async function createReminder(ctx: Context, actor: Actor, input: OperationInput<'reminders.create'>): Promise<Reminder> {
  const { channel_id, content } = input;
  await accessPlace(ctx, actor, channel_id);
  const row = { id: ctx.ids.next(), user_id: actor.user_id, channel_id, content, remind_at: checkTime(ctx, input.remind_at) };
  if (!(await ctx.storage.reminders.insertReminder(row, LIMITS.reminders.perUser))) refuse('TOO_MANY_REMINDERS');
  const data = presentReminder(row);
  await ctx.bus.publish({ type: 'REMINDER_CREATE', data, audience: { user_ids: [actor.user_id] } });
  return data;
}

function checkTime(ctx: Context, remind_at: string): number {
  const time = Date.parse(remind_at);
  const ahead = time - ctx.clock.now();
  if (ahead <= 0) refuseField('remind_at', 'REMIND_AT_PAST', 'Still to come');
  if (ahead > LIMITS.reminders.latestMs) refuseField('remind_at', 'REMIND_AT_TOO_LATE', 'At most a year from now');
  return time;
}

export async function deleteReminder(ctx: Context, actor: Actor, input: OperationInput<'reminders.delete'>): Promise<null> {
  const { reminder_id: id } = input;
  if (!(await ctx.storage.reminders.removeReminder(actor.user_id, id))) refuse('UNKNOWN_REMINDER');
  await ctx.bus.publish({ type: 'REMINDER_DELETE', data: { id }, audience: { user_ids: [actor.user_id] } });
  return null;
}

function presentReminder({ id, channel_id, content, remind_at }: ReminderRow): Reminder {
  return { id, channel_id, content, remind_at: isoTime(remind_at) };
}
