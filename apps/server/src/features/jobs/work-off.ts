import type { Context } from '../context.ts';
import type { Fence } from './port.ts';

const AT_ONCE = 100;

interface Work<T> {
  /** What is due now: each is no more when it is done. */
  list(limit: number): Promise<T[]>;
  finish(one: T, fence: Fence): Promise<unknown>;
}

/** Finishes all that is due, some at a time. One node at a time works at a job of this name. @throws Unavailable */
export async function workOff<T>(ctx: Context, name: string, { list, finish }: Work<T>): Promise<void> {
  // What is done must be told.
  ctx.bus.check();
  await ctx.jobs.run(name, async (fence) => {
    for (;;) {
      const due = await list(AT_ONCE);
      for (const one of due) {
        fence.check();
        await finish(one, fence);
      }
      if (due.length < AT_ONCE) return;
    }
  });
}
