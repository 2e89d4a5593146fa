import { expect, test } from 'vitest';
import { namedEmoji } from './read-emoji.ts';

const NONE = { reactions: null };

test.each([
  ['👍', '👍'],
  ['❤', '❤️'],
  ['❤️', '❤️'],
  ['👩‍👩‍👧', '👩‍👩‍👧'],
  ['🇷🇺', '🇷🇺'],
])('%s is the emoji %s', (written, name) => {
  expect(namedEmoji(NONE, written)).toEqual({ id: null, name });
});

test.each(['', 'a', '1', '👍👍', '👍 ', 'wave', 'wave:', ':77', 'w:77', 'wave:77:78', 'wave:seven', `wave:${'7'.repeat(20)}`])(
  '%j is none',
  (written) => {
    expect(() => namedEmoji(NONE, written)).toThrow('Unknown Emoji');
  },
);

test('an emoji of a guild is called what it is called under the message, whatever it is asked for as', () => {
  const emoji = { id: '77', name: 'wave', animated: true };
  const counted = { count: 1, count_details: { burst: 0, normal: 1 }, burst_colors: [], me: false, me_burst: false };
  const row = { reactions: JSON.stringify([{ emoji, ...counted }]) };
  expect(namedEmoji(row, 'a:other:77')).toEqual(emoji);
  expect(namedEmoji(row, 'other:77')).toEqual(emoji);
  expect(namedEmoji(row, 'wave:78')).toEqual({ id: '78', name: null });
});
