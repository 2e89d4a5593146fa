import { expect, it } from 'vitest';
import { clockTime, longDay, midnight } from './times.ts';

const time = new Date(2026, 10, 22, 9, 5).getTime();

it('speaks of days and hours as people do', () => {
  expect(longDay('ru', time)).toBe('22 ноября 2026');
  expect(longDay('en', time)).toBe('November 22, 2026');
  expect(clockTime('ru', time)).toBe('09:05');
  expect(clockTime('en', time)).toMatch(/^9:05\sAM$/);
});

it('finds the beginning of a day', () => {
  expect(midnight(time)).toBe(new Date(2026, 10, 22).getTime());
  expect(midnight(time, -1)).toBe(new Date(2026, 10, 21).getTime());
});
