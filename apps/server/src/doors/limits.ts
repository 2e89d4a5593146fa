import { createHash } from 'node:crypto';
import type { Id } from '@chat-js/protocol/ids.ts';
import { type OperationName, operations } from '@chat-js/protocol/operations.ts';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '../features/refusal.ts';

/** What the API's rate limit headers tell. Times in seconds. */
export interface LimitState {
  limit: number;
  remaining: number;
  resetAfter: number;
  bucket: string;
  exceeded: boolean;
}

export interface Limits {
  /** Counts one call. `who`: a person or a network. undefined: limits are off. */
  count(name: OperationName, who: string, input: Readonly<Record<string, unknown>>): Promise<LimitState | undefined>;
  /** Counts one connection of a person. */
  countConnection(user_id: Id): Promise<LimitState | undefined>;
}

export const noLimits: Limits = { count: async () => undefined, countConnection: async () => undefined };

/** All operations together: counts of single channels are as many as there are names of channels, also of made-up ones. */
const ALL_CALLS = { points: 100, duration: 1 };
/** READY of someone in a hundred large guilds is tens of megabytes: a few devices that come back often need no more. */
const CONNECTIONS = { points: 60, duration: 60 };

/** One limiter for each operation, as its row in the table says, and one for all of them. */
export function createLimits(): Limits {
  const limiters = new Map<OperationName, RateLimiterMemory>();
  const allCalls = new RateLimiterMemory(ALL_CALLS);
  const connections = new RateLimiterMemory(CONNECTIONS);

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
      const all = await consume(allCalls, who);
      if (all.consumedPoints > ALL_CALLS.points) return stateOf('all', ALL_CALLS.points, all);
      const { points, per } = operations[name].limit;
      const major = per === undefined ? '' : input[per];
      const key = typeof major === 'string' ? `${who}:${major.slice(0, 20)}` : who;
      return stateOf(name, points, await consume(limiterOf(name), key));
    },
    countConnection: async (user_id) => stateOf('connections', CONNECTIONS.points, await consume(connections, user_id)),
  };
}

function stateOf(name: string, limit: number, { consumedPoints, msBeforeNext }: RateLimiterRes): LimitState {
  return {
    limit,
    remaining: Math.max(0, limit - consumedPoints),
    resetAfter: msBeforeNext / 1000,
    bucket: bucketOf(name),
    exceeded: consumedPoints > limit,
  };
}

/** @throws Refusal when it was one too many. */
export function checkLimit(state: LimitState | undefined): void {
  if (state?.exceeded) throw new Refusal('RATE_LIMITED', { retryAfter: Math.max(0.001, state.resetAfter) });
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
