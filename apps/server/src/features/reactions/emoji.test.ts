import { expect, test } from 'vitest';
import { emojiKey, readEmoji } from './emoji.ts';

test.each([
  ['👍', '👍', 'u1f44d'],
  ['❤', '❤️', 'u2764-fe0f'],
  ['❤️', '❤️', 'u2764-fe0f'],
  ['👩‍👩‍👧', '👩‍👩‍👧', 'u1f469-200d-1f469-200d-1f467'],
  ['🇷🇺', '🇷🇺', 'u1f1f7-1f1fa'],
])('%s is the emoji %s, kept as %s', (written, name, key) => {
  expect(readEmoji(written)).toEqual({ id: null, name });
  expect(emojiKey(readEmoji(written))).toBe(key);
});

test.each(['', 'a', '1', '👍👍', '👍 ', 'wave:77'])('%j is none', (written) => {
  expect(() => readEmoji(written)).toThrow('Unknown Emoji');
});

test('an emoji of a guild is kept by its id', () => {
  expect(emojiKey({ id: '1250000000000000000', name: 'wave' })).toBe('1250000000000000000');
});
