import { expect, test } from 'vitest';
import { cleanText, isBlank } from './text.ts';

test('what a reader would not see is blank', () => {
  for (const code of [0x20, 0xad, 0x180e, 0x200b, 0x2065, 0x2800, 0x3164, 0xfe0f, 0x1d159, 0x1d173, 0xe0041, 0xe0100]) {
    expect({ code, blank: isBlank(String.fromCodePoint(code, code)) }).toEqual({ code, blank: true });
  }
  for (const text of ['a', '.', '❤️', '🏳️‍🌈', '\u0301']) expect(isBlank(text)).toBe(false);
});

test('a letter keeps the marks that a language may give it, and no heap of them', () => {
  expect(cleanText('e\u0301')).toBe('é');
  expect(cleanText(`a${'\u0316'.repeat(30)}b`)).toHaveLength(32);
  expect(cleanText(`a${'\u0301\u0316'.repeat(100)}b${'\u0316'.repeat(31)}`)).toHaveLength(61);
});

test('a heap of marks on one letter costs no more than a text of its length', () => {
  const started = performance.now();
  for (let i = 0; i < 20; i++) cleanText(`a${'\u0301\u0316'.repeat(8_000)}`);
  expect(performance.now() - started).toBeLessThan(2_000);
});
