import type { Readers } from '../../events/bus.ts';
import type { Context } from '../context.ts';

/** So many messages that these read are gone, or there again: a thread counts its own. */
export async function countPresent(ctx: Context, { readers_of_channel: id, thread_of }: Readers, present: number): Promise<void> {
  if (thread_of !== undefined) await ctx.storage.threads.countInThread(id, { present, sent: 0, ends_at: 0 });
}
