import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { atEnd } from '../../tests/support/at-end.ts';
import { startRedis, type TestRedis } from '../../tests/support/redis.ts';
import { pause, until } from '../../tests/support/until.ts';
import type { Fence, Jobs } from '../features/jobs/port.ts';
import { Unavailable } from '../lib/unavailable.ts';
import { createLocalJobs } from './local-jobs.ts';
import { openRedis } from './redis.ts';
import { createRedisJobs } from './redis-jobs.ts';

const logger = pino({ level: 'silent' });
const redis = startRedis();

async function openJobs({ url }: TestRedis, leaseMs?: number): Promise<Jobs> {
  const link = await openRedis(url, logger);
  atEnd(() => link.close());
  return createRedisJobs(link, logger, leaseMs);
}

/** A job that runs until it is let go. */
function longJob() {
  let letGo: () => void = () => undefined;
  let fence: Fence | undefined;
  const end = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const job = async (given: Fence) => {
    fence = given;
    await end;
  };
  return { job, letGo: () => letGo(), fence: () => fence };
}

function jobsContract(open: () => Promise<[Jobs, Jobs]>): void {
  test('one node at a time runs a job; another job is another matter', async () => {
    const [a, b] = await open();
    const { job, letGo, fence } = longJob();
    const first = a.run('tidy', job);
    await until(fence);
    expect(await b.run('tidy', async () => expect.unreachable())).toBe(false);
    expect(await a.run('tidy', async () => expect.unreachable())).toBe(false);
    expect(await b.run('other', async () => undefined)).toBe(true);
    letGo();
    expect(await first).toBe(true);
    expect(await b.run('tidy', async () => undefined)).toBe(true);
  });

  test('a job that fails lets the next one run, and its failure is told', async () => {
    const [a, b] = await open();
    const failing = a.run('fail', async () => {
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    expect(await b.run('fail', async () => undefined)).toBe(true);
  });

  test('the token rises with every run, on whatever node, and the fence is open', async () => {
    const [a, b] = await open();
    const tokens: number[] = [];
    for (const jobs of [a, b, a]) {
      await jobs.run('count', async (fence) => {
        fence.check();
        tokens.push(fence.token);
      });
    }
    expect(tokens).toEqual([...tokens].sort((x, y) => x - y));
    expect(new Set(tokens).size).toBe(3);
  });
}

describe('jobs of one process', () =>
  jobsContract(async () => {
    const jobs = createLocalJobs();
    return [jobs, jobs];
  }));

describe('jobs of several nodes', () => {
  jobsContract(async () => [await openJobs(await redis), await openJobs(await redis)]);

  test('the lease is renewed while the job runs', async () => {
    const [a, b] = [await openJobs(await redis, 300), await openJobs(await redis, 300)];
    const { job, letGo, fence } = longJob();
    const first = a.run('long', job);
    await pause(1000);
    expect(await b.run('long', async () => expect.unreachable())).toBe(false);
    expect(() => fence()?.check()).not.toThrow();
    letGo();
    expect(await first).toBe(true);
  });

  test('whoever was taken for gone finds the fence closed, and takes nothing from the next holder', async () => {
    const [a, b] = [await openJobs(await redis, 300), await openJobs(await redis)];
    const stale = longJob();
    const first = a.run('stolen', stale.job);
    await until(stale.fence);
    await (await redis).command('DEL', 'chat:job:stolen');
    const { job, letGo, fence } = longJob();
    const second = b.run('stolen', job);
    await until(fence);
    expect(fence()?.token).toBeGreaterThan(stale.fence()?.token ?? Number.POSITIVE_INFINITY);
    await until(() => {
      try {
        stale.fence()?.check();
        return false;
      } catch (error) {
        return error instanceof Unavailable;
      }
    });
    stale.letGo();
    await first;
    expect(await a.run('stolen', async () => expect.unreachable())).toBe(false);
    letGo();
    expect(await second).toBe(true);
  });

  test('without Redis nothing is begun, and what runs finds the fence closed', async () => {
    const away = await startRedis();
    const jobs = await openJobs(away, 500);
    const { job, letGo, fence } = longJob();
    const first = jobs.run('away', job);
    await until(fence);
    await away.stop();
    await pause(700);
    expect(() => fence()?.check()).toThrow(Unavailable);
    await expect(jobs.run('other', async () => expect.unreachable())).rejects.toThrow(Unavailable);
    letGo();
    expect(await first).toBe(true);
  });
});
