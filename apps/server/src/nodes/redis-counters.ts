import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import type { Counter, Counters } from '../features/limits/port.ts';
import { Unavailable } from '../lib/unavailable.ts';
import { within } from '../lib/within.ts';
import { counterOf, UNBOUNDED } from './counter.ts';
import type { RedisClient, RedisLink } from './redis.ts';

/** A call shall not wait long for its count. */
const ANSWER_MS = 500;

/** Counts of all nodes, in Redis. One round trip each; what is asked in one turn leaves in one write. */
export function createRedisCounters(link: RedisLink): Counters {
  const storeClient = counting(link);
  return ({ name, seconds, away }) => {
    const shared = new RateLimiterRedis({
      storeClient,
      useRedisPackage: true,
      keyPrefix: `chat:count:${name}`,
      points: UNBOUNDED,
      duration: seconds,
      ...(away === 'here' && { insuranceLimiter: new RateLimiterMemory({ keyPrefix: name, points: UNBOUNDED, duration: seconds }) }),
    });
    return away === 'here' ? counterOf(shared) : orUnavailable(counterOf(shared));
  };
}

/** What the library asks of a client, with an end to waiting. It takes whatever connection there is at the moment. */
function counting(link: RedisLink) {
  return {
    eval: (...args: Parameters<RedisClient['eval']>) => within(ANSWER_MS, link.client().eval(...args)),
    del: (key: string) => within(ANSWER_MS, link.client().del(key)),
    multi() {
      const multi = link.client().multi();
      const asked = {
        get(key: string) {
          multi.get(key);
          return asked;
        },
        pTTL(key: string) {
          multi.pTTL(key);
          return asked;
        },
        exec: () => within(ANSWER_MS, multi.execAsPipeline()),
      };
      return asked;
    },
  };
}

function orUnavailable(counter: Counter): Counter {
  async function ask<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      throw new Unavailable('the counts that nodes share do not answer', { cause: error });
    }
  }
  return {
    add: (key) => ask(counter.add(key)),
    get: (key) => ask(counter.get(key)),
    forget: (key) => ask(counter.forget(key)),
  };
}
