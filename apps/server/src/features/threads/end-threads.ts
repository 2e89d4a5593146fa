import type { Context } from '../context.ts';
import { repeat } from '../jobs/repeat.ts';
import { workOff } from '../jobs/work-off.ts';
import { endThread } from './change-thread.ts';

const EVERY_MS = 30_000;

/** Archives threads in which nothing was written for as long as they say, every half minute until `stop`. One node at a time. */
export function startEndingThreads(ctx: Context): { stop(): void } {
  const failure = 'threads that have ended could not be archived; it is tried again in half a minute';
  return repeat(ctx, { everyMs: EVERY_MS, failure }, () => endThreads(ctx));
}

export function endThreads(ctx: Context): Promise<void> {
  return workOff(ctx, 'end-threads', {
    list: (limit) => ctx.storage.threads.listThreadsToEnd(ctx.clock.now(), limit),
    finish: ({ id }) => endThread(ctx, id),
  });
}
