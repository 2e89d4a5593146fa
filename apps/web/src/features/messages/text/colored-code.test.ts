import { common } from 'lowlight';
import { expect, test } from 'vitest';
import { colorCode } from './colored-code.ts';
import { isKnownLanguage } from './languages.ts';

test('the pieces together are the code, whatever the language', () => {
  const code = 'const a = "б"; // `c`\n<img onerror=1>\n';
  for (const language of [...Object.keys(common), 'nothing']) {
    expect(
      colorCode(language, code)
        .map(({ text }) => text)
        .join(''),
    ).toBe(code);
  }
});

test('words, texts and remarks differ', () => {
  expect(colorCode('js', 'return "a"; // b').map(({ kind, text }) => `${kind ?? ''} ${text}`)).toEqual([
    'word return',
    '  ',
    'text "a"',
    ' ; ',
    'quiet // b',
  ]);
});

test('every language that has colours is known by its name', () => {
  expect(Object.keys(common).filter((name) => !isKnownLanguage(name))).toEqual([]);
});
