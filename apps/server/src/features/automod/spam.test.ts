import { expect, test } from 'vitest';
import { isSpam } from './spam.ts';

const NOW = 1_000_000_000;
const ago = (seconds: number, content: string) => ({ content, at: NOW - seconds * 1000 });

test('the fourth time the same in half a minute is spam, whatever hangs on it', () => {
  const earlier = [ago(25, 'Buy NOW'), ago(20, 'buy now!!'), ago(15, 'b\u200buy now 3')];
  expect(isSpam(ago(0, 'buy now 4'), earlier)).toBe(true);
  expect(isSpam(ago(0, 'buy now 4'), earlier.slice(1))).toBe(false);
  expect(isSpam(ago(0, 'sell now'), earlier)).toBe(false);
  expect(isSpam({ content: 'buy now', at: NOW + 6000 }, earlier)).toBe(false);
});

test('the same without letters has to be the very same', () => {
  const numbers = [ago(25, '1'), ago(20, '2'), ago(15, '3')];
  expect(isSpam(ago(0, '4'), numbers)).toBe(false);
  expect(isSpam(ago(0, '🔥'), [ago(25, '🔥'), ago(20, '🔥'), ago(15, '🔥')])).toBe(true);
});

test('the seventh message in five seconds is spam', () => {
  const quick = ['a', 'b', 'c', 'd', 'e', 'f'].map((content, index) => ago(4.9 - index / 2, content));
  expect(isSpam(ago(0, 'g'), quick)).toBe(true);
  expect(isSpam(ago(0, 'g'), quick.slice(1))).toBe(false);
  expect(isSpam({ content: 'g', at: NOW + 200 }, quick)).toBe(false);
});

test('what came later does not count', () => {
  const later = new Array(6).fill({ content: 'a', at: NOW + 1 });
  expect(isSpam({ content: 'a', at: NOW }, later)).toBe(false);
});
