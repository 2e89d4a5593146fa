import { expect, test } from 'vitest';
import { createArrivals } from './arrivals.ts';

const LONG_MS = 60_000;

test('whoever waits is let go when their position was heard, and not before', async () => {
  const arrivals = createArrivals();
  const early = arrivals.wait('5-0.2', LONG_MS);
  const late = arrivals.wait('5-1.0', LONG_MS);
  arrivals.arrive('5-0.1');
  expect(arrivals.count()).toBe(2);
  arrivals.arrive('5-0.2');
  await early;
  expect(arrivals.count()).toBe(1);
  arrivals.arrive('6-0.0');
  await late;
});

test('nobody is remembered who waited for a position that never comes', async () => {
  const arrivals = createArrivals();
  await Promise.all(Array.from({ length: 100 }, () => arrivals.wait('999999999999999-0.0', 5)));
  expect(arrivals.count()).toBe(0);
});
