import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { refuse, refuseField } from '../refusal.ts';
import type { ScheduledMessageRow } from './store.ts';

/** One's own that is not being sent at this moment: what others have scheduled does not exist. */
export async function accessScheduled(ctx: Context, actor: Actor, id: Id): Promise<ScheduledMessageRow> {
  const row = await ctx.storage.scheduledMessages.getScheduled(id);
  if (row?.author_id !== actor.user_id) refuse('UNKNOWN_SCHEDULED_MESSAGE');
  if (row.sending) refuse('EDITED_MEANWHILE');
  return row;
}

/** The time in ms, when it is far enough ahead and not too far. */
export function checkSendAt(ctx: Context, send_at: string): number {
  const time = Date.parse(send_at);
  const ahead = time - ctx.clock.now();
  if (ahead < LIMITS.scheduled.soonestMs) refuseField('send_at', 'SEND_AT_TOO_SOON', 'At least 10 seconds from now');
  if (ahead > LIMITS.scheduled.latestMs) refuseField('send_at', 'SEND_AT_TOO_LATE', 'At most a year from now');
  return time;
}
