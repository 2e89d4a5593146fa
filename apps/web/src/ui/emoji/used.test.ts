import { expect, test } from 'vitest';
import { favourites, noteUse, readUses, type Use } from './used.ts';

const DAY = 86_400_000;

const used = (...texts: string[]) => texts.reduce<Use[]>((uses, text, index) => noteUse(uses, text, index), []);

test('what was used last comes first, each emoji once', () => {
  expect(favourites(used('👍', '🎉', '👍', '🐱'), 10, 9).recent).toEqual(['🐱', '👍', '🎉']);
});

test('what is used often stays in reach when it was not used lately', () => {
  const uses = used('👍', '👍', '👍', '🎉', '🎉', '🐱', '🐶');
  expect(favourites(uses, 10, 2)).toEqual({ recent: ['🐶', '🐱'], frequent: ['👍', '🎉'] });
});

test('an old habit counts less than a new one', () => {
  let uses = used('👍', '👍', '👍');
  for (let n = 0; n < 2; n += 1) uses = noteUse(uses, '🎉', 60 * DAY + n);
  uses = noteUse(uses, '🐱', 61 * DAY);
  expect(favourites(uses, 61 * DAY, 1).frequent).toEqual(['🎉']);
});

test('the list does not grow without end, and keeps the new one', () => {
  const uses = used(...Array.from({ length: 200 }, (_, index) => `e${index}`));
  expect(uses.length).toBe(60);
  expect(uses[0]?.text).toBe('e199');
});

test('what cannot be read is nothing', () => {
  expect(readUses(null)).toEqual([]);
  expect(readUses('{')).toEqual([]);
  expect(readUses('{"a":1}')).toEqual([]);
  expect(readUses(JSON.stringify([{ text: '👍', at: 1, weight: 1 }, { text: 1 }, null]))).toEqual([{ text: '👍', at: 1, weight: 1 }]);
});
