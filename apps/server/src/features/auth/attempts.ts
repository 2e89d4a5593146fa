import { RateLimiterMemory } from 'rate-limiter-flexible';
import { networkOf } from '../../lib/addresses.ts';
import { nothing } from '../../lib/nothing.ts';
import { Refusal } from '../refusal.ts';

/** Bounds guessing: by name and address together, and by name alone, so that many addresses do not help. */
export interface AttemptLimits {
  /** Refuses when there were too many failures. */
  check(login: string, address: string): Promise<void>;
  failed(login: string, address: string): Promise<void>;
  succeeded(login: string, address: string): Promise<void>;
}

const HERE = { points: 10, duration: 15 * 60 };
const ANYWHERE = { points: 100, duration: 60 * 60 };

export function createAttemptLimits(): AttemptLimits {
  const here = new RateLimiterMemory({ keyPrefix: 'here', ...HERE });
  const anywhere = new RateLimiterMemory({ keyPrefix: 'anywhere', ...ANYWHERE });
  const key = (login: string, address: string) => `${login}|${networkOf(address)}`;

  return {
    async check(login, address) {
      const [local, global] = await Promise.all([here.get(key(login, address)), anywhere.get(login)]);
      const wait = Math.max(
        local && local.consumedPoints >= HERE.points ? local.msBeforeNext : 0,
        global && global.consumedPoints >= ANYWHERE.points ? global.msBeforeNext : 0,
      );
      if (wait > 0) throw new Refusal('RATE_LIMITED', { retryAfter: Math.ceil(wait / 1000) });
    },
    async failed(login, address) {
      await Promise.all([here.penalty(key(login, address)), anywhere.penalty(login)]);
    },
    async succeeded(login, address) {
      await here.delete(key(login, address));
    },
  };
}

/** For benchmarks, RATE_LIMITS=off. */
export const noAttemptLimits: AttemptLimits = {
  check: async () => nothing(),
  failed: async () => nothing(),
  succeeded: async () => nothing(),
};
