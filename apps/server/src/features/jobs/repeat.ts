import { Unavailable } from '../../lib/unavailable.ts';
import type { Context } from '../context.ts';

interface Timing {
  everyMs: number;
  /** Now for the first time, instead of when the time has passed once. */
  atOnce?: boolean;
  /** What the log says of a time that failed. */
  failure: string;
}

/** Does the work again and again until `stop`. A time that fails is logged, and the next one comes as it would have. */
export function repeat({ logger }: Context, { everyMs, atOnce = false, failure }: Timing, work: () => Promise<unknown>): { stop(): void } {
  const run = () => {
    work().catch((error: unknown) => {
      const level = error instanceof Unavailable ? 'warn' : 'error';
      logger[level]({ err: error }, failure);
    });
  };
  if (atOnce) run();
  const timer = setInterval(run, everyMs).unref();
  return { stop: () => clearInterval(timer) };
}
