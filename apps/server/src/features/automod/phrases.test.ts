import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRules } from './compile-rules.ts';
import { testRule, testSubject } from './testing/rules.ts';

const WORD = '[\\p{L}\\p{N}\\p{M}_]';
/** No word goes on here. */
const EDGE = `(?:(?<!${WORD})|(?!${WORD}))`;

/** What Discord's documentation says of keywords, with an expression for each. */
function naively(keyword: string, content: string): boolean {
  const [, before = '', word = '', after = ''] = /^(\**)(.*?)(\**)$/su.exec(keyword) ?? [];
  const words = word.trim().replace(/\s+/g, ' ');
  if (words === '') return false;
  const escaped = words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(`${before ? '' : EDGE}${escaped}${after ? '' : EDGE}`, 'iu').test(content.replace(/\s+/g, ' '));
}

// No letters that look like others here: those have a table of their own.
const unit = fc.constantFrom('b', 'B', 'q', 'ы', 'Ы', '1', '_', '-', ' ', '.', '*');
const keyword = fc
  .tuple(fc.constantFrom('', '*'), fc.string({ unit, minLength: 1, maxLength: 5 }), fc.constantFrom('', '*'))
  .map((parts) => parts.join(''));

test('keywords are found where the documentation of Discord says, however many rules there are', () => {
  const lists = fc.array(fc.array(keyword, { maxLength: 4 }), { maxLength: 6 });
  fc.assert(
    fc.property(lists, fc.string({ unit, maxLength: 40 }), (rules, content) => {
      const autoMod = compileRules(rules.map((keyword_filter) => testRule({ keyword_filter })));
      const hit = new Map(autoMod.check(testSubject(content)).hits.map((hit) => [hit.rule.trigger_metadata.keyword_filter, hit]));
      for (const list of rules) {
        expect(hit.has(list)).toBe(list.some((word) => naively(word, content)));
        const { matched_keyword, matched_content = '' } = hit.get(list) ?? {};
        if (matched_keyword) expect(list).toContain(matched_keyword);
        expect(content).toContain(matched_content);
      }
    }),
    { numRuns: 200 },
  );
});

const FOUND: [string, string, string][] = [
  ['cat', 'a Cat!', 'Cat'],
  ['cat*', 'Catapult', 'Cat'],
  ['*cat', 'wildcat', 'cat'],
  ['*cat*', 'eduCation', 'Cat'],
  ['free nitro', 'get FREE   \n nitro now', 'FREE   \n nitro'],
  ['🖕', 'and you🖕', '🖕'],
  ['🖕🏽', 'x🖕🏽', '🖕🏽'],
  ['$$$', 'win $$$now', '$$$'],
  ['a*b', 'a*b', 'a*b'],
  ['ёлка', 'ЕЛКА', 'ЕЛКА'],
  ['елка', 'Ёлка', 'Ёлка'],
  ['straße', 'STRASSE', 'STRASSE'],
  ['हिन्दी', 'मैं हिन्दी बोलता हूँ', 'हिन्दी'],
];

test.each(FOUND)('the keyword %s finds itself in «%s»', (keyword_filter, content, matched_content) => {
  const { hits } = compileRules([testRule({ keyword_filter: [keyword_filter] })]).check(testSubject(content));
  expect(hits).toMatchObject([{ matched_keyword: keyword_filter, matched_content }]);
});

/** What somebody writes who wants to be read, but not found. */
const EVASIONS: [string, string, string][] = [
  ['casino', 'CaSiNo', 'letter case'],
  ['casino', 'ca\u200bsi\u200dno', 'zero-width characters'],
  ['casino', 'c\u00adasino', 'a soft hyphen'],
  ['casino', 'cas\u034fino', 'a joiner of marks'],
  ['casino', 'cas\u{e0061}ino', 'invisible tags'],
  ['casino', 'ca\ufe0fsino', 'a variation selector'],
  ['casino', 'ｃａｓｉｎｏ', 'full width'],
  ['casino', '𝐜𝐚𝐬𝐢𝐧𝐨', 'mathematical letters'],
  ['casino', 'ⓒⓐⓢⓘⓝⓞ', 'letters in circles'],
  ['casino', 'c̶a̶s̶i̶n̶o̶', 'strokes'],
  ['casino', 'c\u0301\u0302a\u0489s\u0337i\u0301n\u0301o\u0301', 'heaps of marks'],
  ['casino', 'cásìnö', 'accents'],
  ['casino', 'cаsinо', 'Cyrillic letters among Latin ones'],
  ['casino', 'caѕіno', 'letters of other Cyrillic alphabets'],
  ['casino', 'cαsinο', 'Greek letters among Latin ones'],
  ['ﬁnance', 'finance', 'a ligature'],
  ['free nitro', 'free\u2800nitro', 'a Braille pattern without dots'],
  ['free nitro', 'free\u00a0\u3000nitro', 'other spaces'],
  ['казино', 'КаЗиНо', 'letter case'],
  ['казино', 'ка\u200bзи\u2060но', 'zero-width characters'],
  ['казино', 'ка\u0301зино\u0301', 'stress marks'],
  ['казино', 'к̶а̶з̶и̶н̶о̶', 'strokes'],
  ['казино', 'kaзинo', 'Latin letters among Cyrillic ones'],
  ['казино', 'кαзинο', 'Greek letters among Cyrillic ones'],
  ['счёт', 'счет', 'no dots'],
  ['счет', 'сче\u0308т', 'dots of their own'],
  ['лёгкие деньги', 'ЛЕГКИЕ\nДЕНЬГИ', 'a new line'],
];

test.each(EVASIONS)('%s is found in %s: %s', (word, content) => {
  const autoMod = compileRules([testRule({ keyword_filter: [word] })]);
  expect(autoMod.check(testSubject(`well, ${content}, yes`.normalize('NFC'))).hits).toHaveLength(1);
});

const INNOCENT: [string, string, string][] = [
  ['cop', 'вынеси сор', 'a word of another alphabet'],
  ['сор', 'a cop', 'a word of another alphabet'],
  ['año', 'ano', 'a word without the accent that is meant'],
  ['мои', 'мой', 'a letter that has a mark'],
  ['か', 'が', 'a kana that has a mark'],
  ['cat', 'concatenate', 'a part of a word'],
  ['cat', 'cat_food', 'a part of a name'],
  ['cat*', 'wildcat', 'the other end'],
  ['казино', 'ка зино', 'letters apart: an expression can tell'],
];

test.each(INNOCENT)('%s is not found in «%s»: %s', (word, content) => {
  expect(compileRules([testRule({ keyword_filter: [word] })]).check(testSubject(content)).hits).toEqual([]);
});
