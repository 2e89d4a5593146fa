import { LIMITS } from '@chat-js/protocol/limits.ts';
import { expect, test } from 'vitest';
import { compileRules } from './compile-rules.ts';
import { checkPattern } from './patterns.ts';
import { testRule, testSubject } from './testing/rules.ts';

test.each([
  '(b|c)at',
  '^(?:[0-9]{1,3}\\.){3}[0-9]{1,3}$',
  '(?-i)[A-ZА-Я]{12}',
  '[\\x{300}-\\x{36f}]{3}',
  `(?:${'ab|'.repeat(84)}cd)`,
  'x'.repeat(260),
])('the expression %s is taken', (pattern) => {
  expect(checkPattern(pattern)).toEqual({ size: expect.any(Number) });
});

const REFUSED: [string, RegExp][] = [
  ['(a', /missing closing \)/],
  ['[a', /missing closing \]/],
  ['*a', /missing argument to repetition operator/],
  ['(?=a)', /invalid or unsupported Perl syntax/],
  ['(a)\\1', /invalid escape sequence/],
  ['a{1001}', /invalid repeat count/],
  ['(?:x{1000}){1000}', /.+/],
  ['.{0,999}x', /too much work: [0-9]+ steps where 300 are allowed/],
  ['.*', /catch every message/],
  ['a*', /catch every message/],
  ['a|', /catch every message/],
];

test.each(REFUSED)('the expression %s is refused with a reason for people', (pattern, reason) => {
  expect(checkPattern(pattern)).toEqual({ reason: expect.stringMatching(reason) });
  expect(JSON.stringify(checkPattern(pattern))).not.toContain('(?i)');
});

function hitsOf(pattern: string, content: string, allow_list: string[] = []) {
  return compileRules([testRule({ regex_patterns: [pattern], allow_list })]).check(testSubject(content)).hits;
}

test('an expression tells itself and the piece that it found, in any letter case', () => {
  expect(hitsOf('каз[иы]но\\d+', 'Я в КАЗЫНО777 был')).toMatchObject([{ matched_keyword: 'каз[иы]но\\d+', matched_content: 'КАЗЫНО777' }]);
});

test('an expression reads what is written, and what a reader sees', () => {
  expect(hitsOf('\\x{200b}', 'ka\u200bzino')).toHaveLength(1);
  expect(hitsOf('kaz[iy]no', 'a ka\u200bz\u0336iｎo!')).toMatchObject([{ matched_content: 'ka\u200bz\u0336iｎo' }]);
});

test('what an allow list has does not count, what stands beside it does', () => {
  expect(hitsOf('\\w*nitro', 'good nitro', ['good nitro'])).toEqual([]);
  expect(hitsOf('\\w*nitro', 'good nitro and freenitro', ['good nitro'])).toMatchObject([{ matched_content: 'freenitro' }]);
});

/** From the literature on denial of service by expressions, and what is hard for automata. */
const EVIL = [
  '(a+)+$',
  '(.*)*x',
  '(a|a)*b',
  '(x+x+)+y',
  'a.*a.*a.*a.*a.*a.*a.*Z',
  '(?:a?){45}a{45}b',
  '[a-q][^u-z]{130}x',
  '(?:.{0,12}a.{0,12}b){5}q',
  '(?:.{0,9}a.{0,9}b.{0,9}c.{0,9}d){3}q',
  `${'.?'.repeat(129)}q`,
  '(?:[ab]{0,14}[bc]{0,14}){5}q',
];
const TEXTS = ['a'.repeat(4000), 'ab'.repeat(2000), 'x'.repeat(3999), scramble('abcd', 4000), scramble('abcdefgh ijk\n', 4000)];

function scramble(letters: string, length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return letters.charAt((state >>> 16) % letters.length);
  }).join('');
}

test.each(EVIL)('the evil expression %s costs a bounded time', (pattern) => {
  expect(checkPattern(pattern)).toHaveProperty('size');
  const autoMod = compileRules([testRule({ regex_patterns: [pattern], allow_list: ['*a*'] })]);
  for (const text of TEXTS) {
    const start = process.threadCpuUsage().user;
    autoMod.check(testSubject(text));
    expect(process.threadCpuUsage().user - start).toBeLessThan(1_000_000);
  }
});

test('a guild full of evil expressions runs out of its time, not out of everybody’s', () => {
  const many = Array.from({ length: 100 }, (_, index) => EVIL.map((pattern) => `${pattern}${index}`)).flat();
  const autoMod = compileRules(many.map((pattern) => testRule({ regex_patterns: [pattern] })));
  const start = process.threadCpuUsage().user;
  expect(autoMod.check(testSubject(scramble('abcd', 4000))).unfinished).toBe(true);
  expect(process.threadCpuUsage().user - start).toBeLessThan(1_000_000);
});

test('when the time is over the rest is left out, and cheap expressions come first', () => {
  let time = 0;
  const expensive = testRule({ regex_patterns: [`${'a?'.repeat(120)}b`] });
  const cheap = testRule({ regex_patterns: ['b'] });
  const autoMod = compileRules([expensive, cheap], () => {
    time += 30;
    return time;
  });
  expect(autoMod.check(testSubject('aab'))).toMatchObject({ hits: [{ rule: cheap }], unfinished: true });
});

test('an expression of the longest length fits the budget of its size', () => {
  const longest = Array.from({ length: 65 }, (_, index) => String.fromCharCode(97 + (index % 26)).repeat(3)).join('|');
  expect(checkPattern(longest.slice(0, LIMITS.autoMod.pattern.max))).toHaveProperty('size');
});
