import { networkOf } from '../../lib/addresses.ts';
import type { Counters } from '../limits/port.ts';
import { Refusal } from '../refusal.ts';

/** Bounds guessing: by name and address together, and by name alone, so that many addresses do not help. */
export interface AttemptLimits {
  /** Refuses when there were too many failures. */
  check(login: string, address: string): Promise<void>;
  failed(login: string, address: string): Promise<void>;
  succeeded(login: string, address: string): Promise<void>;
}

const HERE = { points: 10, seconds: 15 * 60 };
const ANYWHERE = { points: 100, seconds: 60 * 60 };

/** While the counts of all nodes are out of reach nobody logs in: guessing stays bounded. */
export function createAttemptLimits(counters: Counters): AttemptLimits {
  const here = counters({ name: 'here', seconds: HERE.seconds, away: 'refuse' });
  const anywhere = counters({ name: 'anywhere', seconds: ANYWHERE.seconds, away: 'refuse' });
  const key = (login: string, address: string) => `${login}|${networkOf(address)}`;

  return {
    async check(login, address) {
      const [local, global] = await Promise.all([here.get(key(login, address)), anywhere.get(login)]);
      const wait = Math.max(
        local && local.done >= HERE.points ? local.msLeft : 0,
        global && global.done >= ANYWHERE.points ? global.msLeft : 0,
      );
      if (wait > 0) throw new Refusal('RATE_LIMITED', { retryAfter: Math.ceil(wait / 1000) });
    },
    async failed(login, address) {
      await Promise.all([here.add(key(login, address)), anywhere.add(login)]);
    },
    async succeeded(login, address) {
      await here.forget(key(login, address));
    },
  };
}

/** For benchmarks, RATE_LIMITS=off. */
export const noAttemptLimits: AttemptLimits = {
  check: async () => undefined,
  failed: async () => undefined,
  succeeded: async () => undefined,
};
