import { Unavailable } from '../../lib/unavailable.ts';
import type { Context } from '../context.ts';
import { everySecond } from '../jobs/every-second.ts';
import type { Fence } from '../jobs/port.ts';
import { workOff } from '../jobs/work-off.ts';
import { bringCopies } from './bring-copies.ts';
import { changeCopies } from './change-copies.ts';
import { markPublished } from './mark-published.ts';
import type { CrosspostRow } from './store.ts';

/** A fault of ours does not mend itself within a second, and shall not hold up the others. */
const PUT_OFF_MS = 60_000;

/** Brings what was published where it is followed, and what became of it: at once and every second until `stop`. One node at a time. */
export function startDelivering(ctx: Context): { stop(): Promise<void> } {
  return everySecond(ctx, 'what was published could not be delivered; it is tried again every second', () => deliverCrossposts(ctx));
}

export async function deliverCrossposts(ctx: Context): Promise<void> {
  const list = (limit: number) => ctx.storage.crossposts.listDueCrossposts(ctx.clock.now(), limit);
  // Asked without the lock: mostly there is nothing.
  if ((await list(1)).length === 0) return;
  // One after the other: in each channel that follows they stand in the order in which they were published.
  await workOff(ctx, 'deliver-crossposts', { list, finish: (row, fence) => deliverOne(ctx, fence, row) });
}

async function deliverOne(ctx: Context, fence: Fence, row: CrosspostRow): Promise<void> {
  try {
    await deliver(ctx, fence, row);
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    ctx.logger.error(
      { err: error, message_id: row.message_id },
      'a published message could not be delivered; it is tried again in a minute',
    );
    await ctx.storage.crossposts.updateCrosspost(row, { due_at: ctx.clock.now() + PUT_OFF_MS });
  }
}

/** Done again after an interruption it makes no copy twice. Whatever changes meanwhile makes it due again. */
async function deliver(ctx: Context, fence: Fence, row: CrosspostRow): Promise<void> {
  const guild = await ctx.directory.getGuildOfChannel(row.channel_id);
  // Read after it was marked: from then on whoever changes it says so.
  const message = guild && (await markPublished(ctx, guild.id, { channel_id: row.channel_id, id: row.message_id }));
  if (guild && message && !row.delivered) await bringCopies(ctx, fence, { row, message, guild_id: guild.id });
  await changeCopies(ctx, fence, row.message_id, message);
  await ctx.storage.crossposts.updateCrosspost(row, {
    due_at: null,
    delivered: row.delivered || message !== undefined,
    gone_at: message ? null : ctx.clock.now(),
  });
}
