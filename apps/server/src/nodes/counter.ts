import type { RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import type { Count, Counter } from '../features/limits/port.ts';

/** The library counts; what is too much is decided by those who ask. */
export const UNBOUNDED = Number.MAX_SAFE_INTEGER;

export function counterOf(limiter: RateLimiterAbstract): Counter {
  return {
    add: async (key) => countOf(await limiter.consume(key)),
    async get(key) {
      const found = await limiter.get(key);
      return found === null ? undefined : countOf(found);
    },
    async forget(key) {
      await limiter.delete(key);
    },
  };
}

function countOf({ consumedPoints, msBeforeNext }: RateLimiterRes): Count {
  return { done: consumedPoints, msLeft: msBeforeNext };
}
