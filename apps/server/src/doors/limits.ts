import { createHash } from 'node:crypto';
import type { Id } from '@chat-js/protocol/ids.ts';
import { type OperationName, operations } from '@chat-js/protocol/operations.ts';
import type { Count, Counter, Counters } from '../features/limits/port.ts';
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
  /** Counts how often one connection names the channels it shows. */
  countShow(connection_id: string): Promise<LimitState | undefined>;
}

export const noLimits: Limits = {
  count: async () => undefined,
  countConnection: async () => undefined,
  countShow: async () => undefined,
};

/** All operations together: counts of single channels are as many as there are names of channels, also of made-up ones. */
const ALL_CALLS = { points: 100, seconds: 1 };
/** READY of someone in a hundred large guilds is tens of megabytes: a few devices that come back often need no more. */
const CONNECTIONS = { points: 60, seconds: 60 };

/** Nobody looks at more than three channels a second for long. */
const SHOWS = { points: 60, seconds: 20 };

/** One counter for each operation, as its row in the table says, and one for all of them. Without the counts of all nodes each counts for itself. */
export function createLimits(counters: Counters): Limits {
  const operationCounters = new Map<OperationName, Counter>();
  const make = (name: string, seconds: number) => counters({ name, seconds, away: 'here' });
  const allCalls = make('all', ALL_CALLS.seconds);
  const connections = make('connections', CONNECTIONS.seconds);
  const shows = make('shows', SHOWS.seconds);

  function counterOf(name: OperationName): Counter {
    let counter = operationCounters.get(name);
    if (!counter) {
      counter = make(name, operations[name].limit.seconds);
      operationCounters.set(name, counter);
    }
    return counter;
  }

  return {
    async count(name, who, input) {
      const { points, per } = operations[name].limit;
      const major = per === undefined ? '' : input[per];
      const key = typeof major === 'string' ? `${who}:${major.slice(0, 20)}` : who;
      // Both at once: one round trip where counts are shared.
      const [all, one] = await Promise.all([allCalls.add(who), counterOf(name).add(key)]);
      return all.done > ALL_CALLS.points ? stateOf('all', ALL_CALLS.points, all) : stateOf(name, points, one);
    },
    countConnection: async (user_id) => stateOf('connections', CONNECTIONS.points, await connections.add(user_id)),
    countShow: async (connection_id) => stateOf('shows', SHOWS.points, await shows.add(connection_id)),
  };
}

function stateOf(name: string, limit: number, { done, msLeft }: Count): LimitState {
  return {
    limit,
    remaining: Math.max(0, limit - done),
    resetAfter: msLeft / 1000,
    bucket: bucketOf(name),
    exceeded: done > limit,
  };
}

/** @throws Refusal when it was one too many. */
export function checkLimit(state: LimitState | undefined): void {
  if (state?.exceeded) throw new Refusal('RATE_LIMITED', { retryAfter: Math.max(0.001, state.resetAfter) });
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
