import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchIdle } from './watch-idle.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('nobody is there after some time without a touch, and somebody is at the first one', () => {
  const page = new EventTarget();
  const told: boolean[] = [];
  const stop = watchIdle(page, 1000, (idle) => told.push(idle));
  vi.advanceTimersByTime(900);
  page.dispatchEvent(new Event('keydown'));
  vi.advanceTimersByTime(900);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(told).toEqual([true]);
  page.dispatchEvent(new Event('pointermove'));
  page.dispatchEvent(new Event('pointermove'));
  expect(told).toEqual([true, false]);
  vi.advanceTimersByTime(1100);
  expect(told).toEqual([true, false, true]);
  stop();
  page.dispatchEvent(new Event('keydown'));
  expect(told).toHaveLength(3);
});
