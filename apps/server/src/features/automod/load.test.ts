import { expect, test } from 'vitest';
import { compileRules } from './compile-rules.ts';
import { testRule, testSubject } from './testing/rules.ts';

/** Generous: the figures of an idle machine are a tenth of it. ms of processor time of one message. */
const BOUND = 100;
const LENGTH = 4000;
const MESSAGES = 100;

const LETTERS = 'abcdefghijklmnopqrstuvwxyzабвгдежзиклмнопрстуфхцчшщыэюя0123456789';
let state = 7;

function random(below: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

function word(): string {
  return Array.from({ length: 4 + random(8) }, () => LETTERS.charAt(random(LETTERS.length))).join('');
}

function message(): string {
  return Array.from({ length: LENGTH / 4 }, word)
    .join(' ')
    .slice(0, LENGTH);
}

const PATTERNS = [
  () => `\\b${word()}\\s+${word()}\\b`,
  () => `(?:${word()}|${word()}|${word()})\\d{2,4}`,
  () => `https?://[\\w.-]*${word()}[\\w./-]*`,
  () => `${word()}.{0,10}${word()}`,
  () => `^${word()}[\\s\\S]*${word()}$`,
  () => `(?:[0-9]{1,3}\\.){3}${word()}`,
  () => `(?:^|\\W)${word()}[aаoо0]*(?:$|\\W)`,
];

const keywords = (count: number) =>
  Array.from({ length: count }, () => testRule({ keyword_filter: Array.from({ length: 10 }, word), allow_list: [word()] }));
const patterns = (count: number) =>
  Array.from({ length: count }, (_, index) => testRule({ regex_patterns: [PATTERNS[index % PATTERNS.length]?.() ?? 'x'] }));

test.each([
  ['1,000 rules of 10 keywords', () => keywords(1000)],
  ['1,000 rules of 10 keywords and 100 of expressions', () => [...keywords(1000), ...patterns(100)]],
  ['250 rules of expressions', () => patterns(250)],
])(
  '%s take a few milliseconds of a message of 4,000 characters',
  (name, rules) => {
    const autoMod = compileRules(rules());
    const times: { wall: number; cpu: number }[] = Array.from({ length: MESSAGES }, () => {
      const subject = testSubject(message());
      const start = { wall: performance.now(), cpu: process.threadCpuUsage().user };
      autoMod.check(subject);
      return { wall: performance.now() - start.wall, cpu: (process.threadCpuUsage().user - start.cpu) / 1000 };
    });
    const share = (kind: 'wall' | 'cpu', part: number) =>
      times.map((time) => time[kind]).sort((a, b) => a - b)[Math.floor(part * MESSAGES)] ?? 0;
    console.info(`${name}: p50 ${share('wall', 0.5).toFixed(2)} ms, p99 ${share('wall', 0.99).toFixed(2)} ms`);
    expect(share('cpu', 0.99)).toBeLessThan(BOUND);
  },
  60_000,
);
