import type { Jobs } from '../features/jobs/port.ts';
import type { Logger } from '../lib/logger.ts';
import { Unavailable } from '../lib/unavailable.ts';
import { within } from '../lib/within.ts';
import type { RedisLink } from './redis.ts';

const LEASE_MS = 30_000;
const ANSWER_MS = 2_000;

/** One count for all jobs: of a job that runs once nothing stays behind. */
const TOKENS = 'chat:job-tokens';

/** KEYS: the lock, the counter of tokens. Answers the token, or 0 when somebody else has the lock. */
const TAKE = `
  if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
  local token = redis.call('INCR', KEYS[2])
  redis.call('SET', KEYS[1], token, 'PX', ARGV[1])
  return token`;

const RENEW = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end return 0`;
const RELEASE = `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end`;

/** A lock in Redis for each job: leased, renewed while the job runs, and let go by its holder only. */
export function createRedisJobs(link: RedisLink, logger: Logger, leaseMs = LEASE_MS): Jobs {
  async function ask(script: string, keys: string[], ...args: (string | number)[]): Promise<unknown> {
    return within(ANSWER_MS, link.client().eval(script, { keys, arguments: args.map(String) }));
  }

  return {
    async run(name, job) {
      const lock = `chat:job:${name}`;
      // Counted from before the question: the lease cannot end later here than there.
      const asked = performance.now();
      const token = Number(await ask(TAKE, [lock, TOKENS], leaseMs));
      if (token === 0) return false;
      let end = asked + leaseMs;

      const renew = async () => {
        const until = performance.now() + leaseMs;
        end = (await ask(RENEW, [lock], token, leaseMs)) === 1 ? until : 0;
      };
      const timer = setInterval(() => {
        renew().catch((error: unknown) => logger.debug({ err: error, job: name }, 'the lease of a job was not renewed'));
      }, leaseMs / 3).unref();

      try {
        await job({
          token,
          check() {
            if (performance.now() >= end) throw new Unavailable(`the lease of ${name} has ended`);
          },
        });
      } finally {
        clearInterval(timer);
        await ask(RELEASE, [lock], token).catch((error: unknown) =>
          logger.debug({ err: error, job: name }, 'the lock is let go when its lease ends'),
        );
      }
      return true;
    },
  };
}
