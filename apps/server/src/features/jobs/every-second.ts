import { Unavailable } from '../../lib/unavailable.ts';
import type { Context } from '../context.ts';

const EVERY_MS = 1000;

/** Does the work at once and every second until `stop`, one time after the other. `failure` is logged when it begins to fail. */
export function everySecond({ logger }: Context, failure: string, work: () => Promise<unknown>): { stop(): Promise<void> } {
  let running = Promise.resolve();
  let isTroubled = false;
  const run = async () => {
    try {
      await work();
      isTroubled = false;
    } catch (error) {
      // Said once, not every second.
      const level = isTroubled ? 'debug' : error instanceof Unavailable ? 'warn' : 'error';
      logger[level]({ err: error }, failure);
      isTroubled = true;
    }
  };
  const next = () => {
    running = running.then(run);
  };
  next();
  const timer = setInterval(next, EVERY_MS).unref();
  return {
    stop() {
      clearInterval(timer);
      return running;
    },
  };
}
