import { createHash } from 'node:crypto';
import { type OperationName, operations } from '@chat-js/protocol/operations.ts';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** What the API's rate limit headers tell. Times in seconds. */
export interface LimitState {
  limit: number;
  remaining: number;
  resetAfter: number;
  bucket: string;
  exceeded: boolean;
}

export interface Limits {
  /** Counts one call. `who`: a person or an address. undefined: limits are off. */
  count(name: OperationName, who: string, input: Readonly<Record<string, unknown>>): Promise<LimitState | undefined>;
}

export const noLimits: Limits = { count: async () => undefined };

/** One limiter for each operation, as its row in the table says. */
export function createLimits(): Limits {
  const limiters = new Map<OperationName, RateLimiterMemory>();

  function limiterOf(name: OperationName): RateLimiterMemory {
    let limiter = limiters.get(name);
    if (!limiter) {
      const { points, seconds } = operations[name].limit;
      limiter = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
      limiters.set(name, limiter);
    }
    return limiter;
  }

  return {
    async count(name, who, input) {
      const { points, per } = operations[name].limit;
      const major = per === undefined ? '' : input[per];
      const key = typeof major === 'string' ? `${who}:${major.slice(0, 20)}` : who;
      const used = await consume(limiterOf(name), key);
      return {
        limit: points,
        remaining: Math.max(0, points - used.consumedPoints),
        resetAfter: used.msBeforeNext / 1000,
        bucket: bucketOf(name),
        exceeded: used.consumedPoints > points,
      };
    },
  };
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<RateLimiterRes> {
  try {
    return await limiter.consume(key);
  } catch (error) {
    // The library throws its state when the limit is reached.
    if (error instanceof RateLimiterRes) return error;
    throw error;
  }
}

const buckets = new Map<string, string>();

/** Opaque and the same for all who call the operation. */
function bucketOf(name: string): string {
  let bucket = buckets.get(name);
  if (!bucket) {
    bucket = createHash('sha256').update(name).digest('hex').slice(0, 32);
    buckets.set(name, bucket);
  }
  return bucket;
}
