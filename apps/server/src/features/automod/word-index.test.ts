import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexWords } from './word-index.ts';

/** Every place of every word, by looking for each. */
function naively(words: readonly string[], text: string): string[] {
  return words.flatMap((word, index) => {
    const places: string[] = [];
    for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) places.push(`${index} ${at + word.length}`);
    return places;
  });
}

function places(words: readonly string[], text: string): string[] {
  const found: string[] = [];
  indexWords(words).scan(text, (word, end) => found.push(`${word} ${end}`));
  return found;
}

const few = fc.string({ unit: fc.constantFrom('a', 'b', 'я', '\u{1f600}'), maxLength: 60 });
const any = fc.string({ unit: 'binary', maxLength: 60 });

test.each([
  ['few letters', few],
  ['any letters', any],
])('one pass over %s finds what looking for each word finds', (_, text) => {
  const words = fc.uniqueArray(text.map((word) => word.slice(0, 6)).filter(Boolean), { maxLength: 40 });
  fc.assert(
    fc.property(words, text, (list, where) => {
      expect(places(list, where).sort()).toEqual(naively(list, where).sort());
    }),
  );
});

test('no words are found nowhere', () => {
  expect(places([], 'anything')).toEqual([]);
});

test('the time for a text does not grow with the number of words', () => {
  const words = Array.from({ length: 50_000 }, (_, index) => `w${index.toString(36)}`);
  const index = indexWords(words);
  const text = 'w1w2w3 nothing else '.repeat(2000);
  let found = 0;
  const start = process.threadCpuUsage().user;
  index.scan(text, () => {
    found += 1;
  });
  expect(process.threadCpuUsage().user - start).toBeLessThan(1_000_000);
  expect(found).toBeGreaterThan(6000);
});
