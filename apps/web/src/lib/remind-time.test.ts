import { expect, test } from 'vitest';
import { parseWish } from './remind-time.ts';

const MINUTE = 60_000;
const now = new Date(2026, 10, 28, 12, 0).getTime();
const at = (days: number, hours: number, minutes: number) => new Date(2026, 10, 28 + days, hours, minutes).getTime();

test.each([
  ['20m call Anna', 20, 'call Anna'],
  ['in 1h 30m tea', 90, 'tea'],
  ['1h30m tea', 90, 'tea'],
  ['через 2 ч чай', 120, 'чай'],
  ['20 мин. вынуть пирог', 20, 'вынуть пирог'],
  ['1Д полить цветы', 24 * 60, 'полить цветы'],
  ['2w', 14 * 24 * 60, ''],
  ['5m 3 apples', 5, '3 apples'],
])('%s', (text, minutes, content) => {
  expect(parseWish(text, now)).toEqual({ time: now + minutes * MINUTE, content });
});

test('a time of the day is the next one', () => {
  expect(parseWish('18:30 ужин', now)).toEqual({ time: at(0, 18, 30), content: 'ужин' });
  expect(parseWish('в 9:05 зарядка', now)).toEqual({ time: at(1, 9, 5), content: 'зарядка' });
});

test.each(['', 'call Anna', '20', '20 apples', '25:00 no', '12:99', '0m now', 'm20 x', '20mx tea'])('%j begins with no time', (text) => {
  expect(parseWish(text, now)).toBeUndefined();
});
