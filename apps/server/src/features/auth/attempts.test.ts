import { describe, expect, test } from 'vitest';
import { memoryCounters } from '../../nodes/memory-counters.ts';
import type { CounterOptions } from '../limits/port.ts';
import { createAttemptLimits, noAttemptLimits } from './attempts.ts';
import { refusalOf } from './test-context.ts';

const HOME = '192.0.2.1';

async function fail(times: number, { login = 'аня', address = () => HOME }: { login?: string; address?: (n: number) => string } = {}) {
  const attempts = createAttemptLimits(memoryCounters);
  for (let n = 0; n < times; n++) await attempts.failed(login, address(n));
  return attempts;
}

describe('guessing the password of one name from one place', () => {
  test('goes on after nine failures and stops after ten, for a quarter of an hour', async () => {
    await (await fail(9)).check('аня', HOME);
    const { error, retryAfter } = await refusalOf((await fail(10)).check('аня', HOME));
    expect(error).toBe('RATE_LIMITED');
    expect(retryAfter).toBeLessThanOrEqual(15 * 60);
    expect(retryAfter).toBeGreaterThan(15 * 60 - 10);
  });

  test('stops nobody who is elsewhere, and nobody of another name', async () => {
    const attempts = await fail(10);
    await attempts.check('аня', '192.0.2.2');
    await attempts.check('боря', HOME);
  });

  test('is one guessing, whichever addresses of one home network it comes from', async () => {
    const attempts = await fail(10, { address: (n) => `2001:db8:1:2::${n}` });
    expect((await refusalOf(attempts.check('аня', '2001:db8:1:2::ffff'))).error).toBe('RATE_LIMITED');
    await attempts.check('аня', '2001:db8:1:3::1');
  });

  test('begins anew with the right password', async () => {
    const attempts = await fail(10);
    await attempts.succeeded('аня', HOME);
    await attempts.check('аня', HOME);
  });
});

describe('guessing the password of one name from many places', () => {
  const address = (n: number) => `198.51.100.${n}`;

  test('goes on after 99 failures and stops everywhere after a hundred, for an hour', async () => {
    await (await fail(99, { address })).check('аня', HOME);
    const { error, retryAfter } = await refusalOf((await fail(100, { address })).check('аня', HOME));
    expect(error).toBe('RATE_LIMITED');
    expect(retryAfter).toBeLessThanOrEqual(60 * 60);
    expect(retryAfter).toBeGreaterThan(60 * 60 - 10);
  });

  test('is not forgiven by one right password', async () => {
    const attempts = await fail(100, { address });
    await attempts.succeeded('аня', address(1));
    expect((await refusalOf(attempts.check('аня', address(1)))).error).toBe('RATE_LIMITED');
  });
});

test('while the counts of all nodes are out of reach nobody may guess; nodes of two versions count under the same names', () => {
  const asked: CounterOptions[] = [];
  createAttemptLimits((options) => {
    asked.push(options);
    return memoryCounters(options);
  });
  expect(asked).toEqual([
    { name: 'here', seconds: 900, away: 'refuse' },
    { name: 'anywhere', seconds: 3600, away: 'refuse' },
  ]);
});

test('without limits anybody may try for ever', async () => {
  for (let n = 0; n < 200; n++) await noAttemptLimits.failed('аня', HOME);
  await noAttemptLimits.check('аня', HOME);
  await noAttemptLimits.succeeded('аня', HOME);
});
