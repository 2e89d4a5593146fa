import fc from 'fast-check';
import { expect, it } from 'vitest';
import { askedDelay, backoff, returnDelay } from './backoff.ts';
import { CallError } from './errors.ts';

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const refused = (status: number, retry_after?: number) =>
  new CallError({ status, code: 0, message: '', ...(retry_after === undefined ? {} : { retry_after }) });

it('ten thousand who lost their server together return spread over two seconds', () => {
  const tenths = Array.from({ length: 20 }, () => 0);
  for (let client = 0; client < 10_000; client += 1) {
    const tenth = Math.floor(returnDelay(0) / 100);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  expect(tenths).toHaveLength(20);
  expect(Math.max(...tenths)).toBeLessThan(1000);
  expect(Math.min(...tenths)).toBeGreaterThan(250);
});

it('waits longer from attempt to attempt, and never longer than the most', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.integer({ min: 1, max: 60_000 }), chance, (attempt, most, luck) => {
      const random = () => luck;
      expect(returnDelay(attempt, { most, random })).toBeLessThanOrEqual(most);
      expect(backoff(attempt, { most, random })).toBeLessThanOrEqual(most);
      expect(backoff(attempt + 1, { most, random })).toBeGreaterThanOrEqual(backoff(attempt, { most, random }));
    }),
  );
});

it('never comes before the time that the server asked for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), chance, (seconds, luck) => {
      const random = () => luck;
      expect(askedDelay(refused(503, seconds), random)).toBeGreaterThanOrEqual(seconds * 1000);
      expect(askedDelay(refused(429, seconds), random)).toBe(seconds * 1000);
    }),
  );
  expect(askedDelay(refused(503))).toBeUndefined();
  expect(askedDelay(null)).toBeUndefined();
});
