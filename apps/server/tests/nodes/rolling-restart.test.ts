import { expect, test } from 'vitest';
import { isNormal, runRollingRestart } from './processes/rolling-restart.ts';

test('nodes that are restarted one after the other are noticed by nobody', { timeout: 240_000 }, async () => {
  const { exitCodes, calls, errors, ending, cutOff, acknowledged, stored } = await runRollingRestart();
  expect(exitCodes).toEqual([0, 0]);
  expect(errors).toEqual([]);
  expect(calls).toBeGreaterThan(20);
  expect(cutOff).toEqual([]);
  expect(ending).toSatisfy(isNormal);
  expect(acknowledged).toBeGreaterThan(20);
  expect(stored).toBe(acknowledged);
});
