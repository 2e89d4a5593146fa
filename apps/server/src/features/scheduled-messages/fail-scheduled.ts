import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import type { Fence } from '../jobs/port.ts';
import { Refusal } from '../refusal.ts';
import { tellScheduled } from './present.ts';
import type { ScheduledMessageRow } from './store.ts';

const ROWS_AT_ONCE = 500;

/** It stays with the reason, for its author to read, until it gets another time or is deleted. */
export async function failScheduled(ctx: Context, row: ScheduledMessageRow, { body: { code, message } }: Refusal): Promise<void> {
  const failed = JSON.stringify({ code, message });
  const updated = await ctx.storage.scheduledMessages.updateScheduled(row, { failed, due_at: null, sending: false });
  if (updated) await tellScheduled(ctx, 'SCHEDULED_MESSAGE_UPDATE', updated);
}

/** Nothing waits for a channel that is gone; what was written for it is its author's all the same. */
export async function failOfChannel(ctx: Context, channel_id: Id, fence: Fence): Promise<void> {
  let after = '0';
  for (;;) {
    fence.check();
    const rows = await ctx.storage.scheduledMessages.listScheduledOfChannel(channel_id, after, ROWS_AT_ONCE);
    // What is being sent fails by itself.
    for (const row of rows) if (row.due_at !== null && !row.sending) await failScheduled(ctx, row, new Refusal('UNKNOWN_CHANNEL'));
    if (rows.length < ROWS_AT_ONCE) return;
    after = rows.at(-1)?.id ?? after;
  }
}
