import type { Context } from '../context.ts';
import { repeat } from '../jobs/repeat.ts';
import { endThread } from './change-thread.ts';

const EVERY_MS = 30_000;
const AT_ONCE = 100;

/** Archives threads in which nothing was written for as long as they say, every half minute until `stop`. One node at a time. */
export function startEndingThreads(ctx: Context): { stop(): void } {
  const failure = 'threads that have ended could not be archived; it is tried again in half a minute';
  return repeat(ctx, { everyMs: EVERY_MS, failure }, () => endThreads(ctx));
}

export async function endThreads(ctx: Context): Promise<void> {
  // What is ended must be told.
  ctx.bus.check();
  await ctx.jobs.run('end-threads', async (fence) => {
    for (;;) {
      const due = await ctx.storage.threads.listThreadsToEnd(ctx.clock.now(), AT_ONCE);
      for (const { id } of due) {
        fence.check();
        await endThread(ctx, id);
      }
      if (due.length < AT_ONCE) return;
    }
  });
}
