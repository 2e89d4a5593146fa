import { expect, test } from 'vitest';
import { emojiKey } from './emoji.ts';

test.each([
  ['👍', 'u1f44d'],
  ['❤️', 'u2764-fe0f'],
  ['👩‍👩‍👧', 'u1f469-200d-1f469-200d-1f467'],
  ['🇷🇺', 'u1f1f7-1f1fa'],
])('%s is kept as %s', (name, key) => {
  expect(emojiKey({ id: null, name })).toBe(key);
});

test('an emoji of a guild is kept by its id', () => {
  expect(emojiKey({ id: '1250000000000000000', name: 'wave' })).toBe('1250000000000000000');
});
