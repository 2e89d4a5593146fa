import type { ScheduledMessage } from '@chat-js/protocol/scheduled-messages.ts';
import { isoTime } from '../../lib/clock.ts';
import type { Context } from '../context.ts';
import type { ScheduledMessageRow } from './store.ts';

export function presentScheduled(row: ScheduledMessageRow): ScheduledMessage {
  const { id, channel_id, content, message_reference, allowed_mentions, send_at, failed } = row;
  return {
    ...{ id, channel_id, content },
    ...(message_reference !== null && { message_reference: JSON.parse(message_reference) as ScheduledMessage['message_reference'] }),
    ...(allowed_mentions !== null && { allowed_mentions: JSON.parse(allowed_mentions) as ScheduledMessage['allowed_mentions'] }),
    send_at: isoTime(send_at),
    failed: failed === null ? null : (JSON.parse(failed) as ScheduledMessage['failed']),
  };
}

export async function tellScheduled(
  ctx: Context,
  type: 'SCHEDULED_MESSAGE_CREATE' | 'SCHEDULED_MESSAGE_UPDATE',
  row: ScheduledMessageRow,
): Promise<ScheduledMessage> {
  const data = presentScheduled(row);
  await ctx.bus.publish({ type, data, audience: { user_ids: [row.author_id] } });
  return data;
}

/** It was deleted, or sent. */
export async function tellScheduledGone(ctx: Context, { id, channel_id, author_id }: ScheduledMessageRow): Promise<void> {
  await ctx.bus.publish({ type: 'SCHEDULED_MESSAGE_DELETE', data: { id, channel_id }, audience: { user_ids: [author_id] } });
}
