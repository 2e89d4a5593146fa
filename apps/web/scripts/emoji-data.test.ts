import { expect, test } from 'vitest';
import { emojiTable } from './emoji-data.ts';

const table = emojiTable();
const rowOf = (char: string) => table.find(([emoji]) => emoji === char);

test('an emoji carries its names in both languages', () => {
  const [, , , en, ru, names, tags] = rowOf('👍') ?? [];
  expect(en).toBe('thumbs up');
  expect(ru).toBe('большой палец вверх');
  expect(names?.split(' ')[0]).toBe('thumbsup');
  expect(names?.split(' ')).toContain('+1');
  expect(tags).toContain('like');
});

test('every emoji that has skins can be given one tone', () => {
  const toned = table.filter((row) => row[7] === 1);
  expect(toned.length).toBeGreaterThan(300);
  expect(rowOf('🤝')?.[7]).toBe(1);
  expect(rowOf('👨‍👩‍👦')?.[7]).toBe(0);
});

test('parts of other emoji are left out, and no name means two emoji', () => {
  expect(table.length).toBeGreaterThan(1800);
  expect(rowOf('🏻')).toBeUndefined();
  const first = table.map((row) => row[5].split(' ')[0]);
  expect(first.filter((name) => name === '')).toEqual([]);
  expect(new Set(first).size).toBe(first.length);
});
