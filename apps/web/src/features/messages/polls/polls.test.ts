import { expect, test } from 'vitest';
import { sharesOf } from './shares.ts';
import { timeLeft } from './time-left.ts';

const counts = (...given: number[]) => given.map((count, index) => ({ id: index + 1, count, me_voted: false }));

test('each answer has its part of all votes, and nobody has voted for none', () => {
  expect([...sharesOf(counts(1, 3, 0)).values()]).toEqual([0.25, 0.75, 0]);
  expect([...sharesOf(counts(0, 0)).values()]).toEqual([0, 0]);
});

test.each([
  [32 * 86_400_000, '32 days'],
  [2 * 86_400_000, '2 days'],
  [86_400_000, '24 hr'],
  [3_600_000, '60 min'],
  [61_000, '2 min'],
  [1, '1 min'],
  [-5, '1 min'],
])('%i ms are left: %s', (left, words) => expect(timeLeft('en', left)).toBe(words));

test('in Russian too', () => expect(timeLeft('ru', 5 * 3_600_000)).toBe('5 ч'));
