import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { atEnd } from '../../tests/support/at-end.ts';
import { startRedis, type TestRedis } from '../../tests/support/redis.ts';
import { pause } from '../../tests/support/until.ts';
import { createLimits } from '../doors/limits.ts';
import { createAttemptLimits } from '../features/auth/attempts.ts';
import type { Counter, CounterOptions, Counters } from '../features/limits/port.ts';
import { Refusal } from '../features/refusal.ts';
import { Unavailable } from '../lib/unavailable.ts';
import { memoryCounters } from './memory-counters.ts';
import { openRedis } from './redis.ts';
import { createRedisCounters } from './redis-counters.ts';

const redis = startRedis();

async function openCounters({ url }: TestRedis): Promise<Counters> {
  const link = await openRedis(url, pino({ level: 'silent' }));
  atEnd(() => link.close());
  return createRedisCounters(link);
}

let names = 0;

/** The same counter on two nodes. */
type OpenPair = (options: CounterOptions) => Promise<[Counter, Counter]>;

function countersContract(open: OpenPair): void {
  test('all count one number, until the period ends', async () => {
    const [a, b] = await open({ name: `contract${++names}`, seconds: 1, away: 'here' });
    expect(await a.get('key')).toBeUndefined();
    expect(await a.add('key')).toMatchObject({ done: 1 });
    expect(await b.add('key')).toMatchObject({ done: 2 });
    const count = await a.get('key');
    expect(count?.done).toBe(2);
    expect(count?.msLeft).toBeGreaterThan(0);
    expect(count?.msLeft).toBeLessThanOrEqual(1000);
    expect(await b.add('another')).toMatchObject({ done: 1 });
    await pause(1100);
    expect(await b.add('key')).toMatchObject({ done: 1 });
  });

  test('what is forgotten begins anew', async () => {
    const [a, b] = await open({ name: `contract${++names}`, seconds: 60, away: 'refuse' });
    await a.add('key');
    await b.forget('key');
    expect(await a.get('key')).toBeUndefined();
    expect(await a.add('key')).toMatchObject({ done: 1 });
  });

  test('many at once lose none', async () => {
    const pair = await open({ name: `contract${++names}`, seconds: 60, away: 'here' });
    const counts = await Promise.all(Array.from({ length: 100 }, (_, i) => (pair[i % 2] ?? pair[0]).add('key')));
    expect(counts.map(({ done }) => done).sort((x, y) => x - y)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
  });
}

describe('counts of one process', () =>
  countersContract(async (options) => {
    const counter = memoryCounters(options);
    return [counter, counter];
  }));

describe('counts of several nodes', () => {
  countersContract(async (options) => [(await openCounters(await redis))(options), (await openCounters(await redis))(options)]);

  test('a limit of the API holds for all nodes together', async () => {
    const nodes = [createLimits(await openCounters(await redis)), createLimits(await openCounters(await redis))];
    const states = [];
    for (let i = 0; i < 6; i++) states.push(await nodes[i % 2]?.count('channels.typing', '1', { channel_id: '2' }));
    expect(states.map((state) => state?.exceeded)).toEqual([false, false, false, false, false, true]);
    expect(states.map((state) => state?.remaining)).toEqual([4, 3, 2, 1, 0, 0]);
  });

  test('guessing a password is counted on all nodes together', async () => {
    const [a, b] = [createAttemptLimits(await openCounters(await redis)), createAttemptLimits(await openCounters(await redis))];
    for (let i = 0; i < 10; i++) {
      await a.check('ann', '192.0.2.1');
      await (i % 2 === 0 ? a : b).failed('ann', '192.0.2.1');
    }
    await expect(b.check('ann', '192.0.2.1')).rejects.toThrow(Refusal);
    await b.check('ann', '192.0.2.2');
    await a.succeeded('ann', '192.0.2.1');
    await b.check('ann', '192.0.2.1');
  });

  test.each(['stands still', 'is gone'])('while Redis %s the API counts on each node, quickly, and nobody logs in', async (how) => {
    const away = await startRedis();
    const counters = await openCounters(away);
    const limits = createLimits(counters);
    const attempts = createAttemptLimits(counters);
    expect(await limits.count('channels.typing', '1', { channel_id: '2' })).toMatchObject({ remaining: 4 });
    await attempts.check('ann', '192.0.2.1');
    if (how === 'is gone') await away.stop();
    else away.freeze();
    const began = performance.now();
    for (let i = 0; i < 5; i++) expect(await limits.count('channels.typing', '1', { channel_id: '2' })).toMatchObject({ exceeded: false });
    expect(await limits.count('channels.typing', '1', { channel_id: '2' })).toMatchObject({ exceeded: true });
    expect(performance.now() - began).toBeLessThan(6 * 700);
    await expect(attempts.check('ann', '192.0.2.1')).rejects.toThrow(Unavailable);
    await expect(attempts.failed('ann', '192.0.2.1')).rejects.toThrow(Unavailable);
  });
});
