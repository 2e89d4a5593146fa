import { expect, test } from 'vitest';
import { runCrashCycles } from './crash/cycles.ts';

test('fifty crashes while sixteen people write lose nothing, double nothing and keep the order', { timeout: 300_000 }, async () => {
  const { acknowledged, stored, starts } = await runCrashCycles(50);
  expect(stored).toBe(acknowledged);
  expect(acknowledged).toBeGreaterThan(1000);
  // Other tests run beside this one: the clock may be late now and then, the work of a start may not grow.
  expect(Math.max(...starts.map(({ cpu }) => cpu))).toBeLessThan(2000);
  expect(starts.filter(({ wall }) => wall < 2000).length).toBeGreaterThan(40);
});
