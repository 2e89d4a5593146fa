import { expect, test } from 'vitest';
import { momentText } from './moment-text.ts';

const NOW = 1_700_000_000_000;

test.each([
  ['en', 0, 'now'],
  ['en', 5, 'in 5 seconds'],
  ['en', -59, '59 seconds ago'],
  ['en', -61, '1 minute ago'],
  ['ru', 7200, 'через 2 часа'],
  ['ru', -86_400, 'вчера'],
  ['en', 40 * 86_400, 'next month'],
  ['en', 8.64e12 - 1.7e9, 'in 273,918 years'],
])('in %s, %i seconds from now are "%s"', (locale, away, expected) => {
  expect(momentText(locale, NOW / 1000 + away, 'R', NOW)).toBe(expected);
});

test.each(['t', 'T', 'd', 'D', 'f', 'F', 's', 'S'] as const)('style %s differs between languages', (style) => {
  expect(momentText('en', NOW / 1000, style, NOW)).not.toBe(momentText('ru', NOW / 1000, style, NOW));
});
