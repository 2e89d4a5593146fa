import { expect, test } from 'vitest';
import { emojiTable } from '../../../scripts/emoji-data.ts';
import { findEmoji } from './search.ts';
import { entriesOf } from './table.ts';

const entries = entriesOf(emojiTable());
const party = { id: '1', name: 'party_parrot', animated: true, url: '/p.webp' };
const custom = [{ id: '9', name: 'Дом', emojis: [party] }];
const find = (query: string) => findEmoji(entries, custom, query).map((found) => found.custom?.name ?? found.entry?.char);

test('the same emoji is found in both languages, and by the name between colons', () => {
  for (const query of ['pizza', 'пицца', 'Пицц']) expect(find(query)[0]).toBe('🍕');
  for (const query of ['heart', 'алое сердце', 'red_heart']) expect(find(query)[0]).toBe('❤️');
  expect(find('tada')[0]).toBe('🎉');
  expect(find('кот').slice(0, 3)).toContain('🐈');
});

test('е finds ё, and ё finds е', () => {
  expect(find('ёлка')).toContain('🎄');
  expect(find('елка')).toContain('🎄');
});

test('several words all count', () => {
  expect(find('cat heart')).toContain('😻');
  expect(find('cat heart')).not.toContain('🐈');
});

test('an emoji of the server is found among the others', () => {
  expect(find('party par')[0]).toBe('party_parrot');
  expect(find('parrot')).toContain('🦜');
  expect(find('parrot')).toContain('party_parrot');
});

test('what means nothing finds nothing', () => {
  expect(find('qwxzj')).toEqual([]);
});
