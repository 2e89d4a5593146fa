import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from './parse.ts';

const links = (text: string) => parse(text).flatMap((node) => (node.type === 'link' ? [node.href] : []));

/** Texts made of what is hard about links, and of anything. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        'https://',
        'http://',
        'HTTP://',
        'javascript:',
        'a.ru',
        '(',
        ')',
        '[',
        ']',
        '<',
        '>',
        '.',
        '»',
        '"',
        ' ',
        '\n',
        'я',
        '😀',
      ),
    )
    .map((parts) => parts.join('')),
);

describe('links in a message', () => {
  it.each([
    ['see https://a.ru/x.', ['https://a.ru/x']],
    ['(see https://a.ru/x)', ['https://a.ru/x']],
    ['https://ru.wikipedia.org/wiki/Чат_(значения), да', ['https://ru.wikipedia.org/wiki/Чат_(значения)']],
    ['(https://a.ru/b_(c))', ['https://a.ru/b_(c)']],
    ['«https://a.ru»…', ['https://a.ru']],
    ['<https://a.ru/x).> and <https://b.ru', ['https://a.ru/x).', 'https://b.ru']],
    ['http://localhost:3000/?a=1&b=2#c!', ['http://localhost:3000/?a=1&b=2#c']],
    ['one https://a.ru\nhttps://b.ru two', ['https://a.ru', 'https://b.ru']],
    ['http:// https://. ftp://a.ru javascript:alert(1) a.ru', []],
    ['https://привет.рф/путь?да', ['https://привет.рф/путь?да']],
  ])('%s', (input, expected) => {
    expect(links(input)).toEqual(expected);
  });

  it('are nothing but http and https', () => {
    fc.assert(fc.property(text, (input) => links(input).every((href) => /^https?:\/\/[^\s<>]+$/i.test(href))));
  });
});

it('keeps every character, and joins neighbouring text', () => {
  fc.assert(
    fc.property(text, (input) => {
      const nodes = parse(input);
      expect(nodes.map((node) => node.source).join('')).toBe(input);
      expect(nodes.every((node, index) => node.type !== 'text' || nodes[index + 1]?.type !== 'text')).toBe(true);
    }),
  );
});

it.each(['<https://a', 'https://a)', 'https://[', '((((', 'https://a.ru<', '\n', 'https://a....'])(
  'takes time in proportion to its length: %s',
  (unit) => {
    const time = (times: number) => {
      const input = unit.repeat(times);
      return Math.min(
        ...Array.from({ length: 5 }, () => {
          const start = performance.now();
          parse(input);
          return performance.now() - start;
        }),
      );
    };
    time(5000);
    // Quadratic would be 64 times as long; the rest is room for a busy machine.
    expect(time(80_000)).toBeLessThan(time(10_000) * 24 + 20);
  },
);
