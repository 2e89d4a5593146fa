import { describe, expect, test } from 'vitest';
import { isOnlyEmoji } from './only-emoji.ts';
import { parse } from './parse.ts';
import { plainText } from './plain-text.ts';
import { linksIn, mentionsIn } from './read.ts';

describe('whom a message names', () => {
  const nobody = { users: [], roles: [], channels: [], everyone: false, here: false };
  test.each([
    ['<@1> <@!2> <@1> <@&3> <#4>', { ...nobody, users: ['1', '2'], roles: ['3'], channels: ['4'] }],
    ['@everyone ||@here||', { ...nobody, everyone: true, here: true }],
    ['> - **<@1>**\n# <@2>', { ...nobody, users: ['1', '2'] }],
    ['`<@1>` ```\n@everyone``` \\<@2>', nobody],
    ['[<@1>](https://a.ru)', { ...nobody, users: ['1'] }],
  ])('%j', (input, expected) => expect(mentionsIn(parse(input))).toEqual(expected));
});

test('where a message leads, in order', () => {
  expect(linksIn(parse('https://a.ru ||**<https://b.ru>**|| [x](https://c.ru) > [y](<https://d.ru>) `https://e.ru`'))).toEqual([
    { href: 'https://a.ru', bare: false, spoiler: false },
    { href: 'https://b.ru', bare: true, spoiler: true },
    { href: 'https://c.ru', bare: false, spoiler: false },
    { href: 'https://d.ru', bare: true, spoiler: false },
  ]);
});

describe('a message read out', () => {
  const names = { user: (id: string) => (id === '1' ? 'Анна' : undefined), role: () => 'Мастера', channel: () => 'общий' };
  test.each([
    ['**a** _b_ ~~c~~ `d`', 'a b c d'],
    ['||тайна|| и ||ещё одна тайна||', '█████ и █████'],
    ['<@1> <@2> <@&3> <#4> @here', '@Анна <@2> @Мастера #общий @here'],
    ['a\n> b\n> c\nd', 'a\nb\nc\nd'],
    ['# a\n- b\n  1. c\n  2. d\n- e', 'a\n• b\n1. c\n2. d\n• e'],
    ['x ```js\na\nb\n``` y', 'x \na\nb\n y'],
    ['[text](https://a.ru) <https://b.ru> <:wave:1>', 'text https://b.ru :wave:'],
    ['<t:0>', '1970-01-01T00:00:00.000Z'],
    ['a\n\nb', 'a\n\nb'],
  ])('%j', (input, expected) => expect(plainText(parse(input), names)).toBe(expected));

  test('tells times as its reader does', () => {
    expect(plainText(parse('<t:60:R>'), { moment: (seconds, style) => `${seconds}${style}` })).toBe('60R');
  });
});

describe('nothing but emoji', () => {
  test.each(['😀', '👨‍👩‍👧‍👦 🏳️‍🌈\n👋🏽', '<:wave:1> 😀 <a:dance:2>', '❤️', '1️⃣', '🇷🇺', '😀'.repeat(30)])('%s is', (input) =>
    expect(isOnlyEmoji(parse(input))).toBe(true),
  );
  test.each(['', ' ', 'a😀', '1', '#', '😀'.repeat(31), '**😀**', '`😀`', '😀 https://a.ru', '\n'])('%j is not', (input) =>
    expect(isOnlyEmoji(parse(input))).toBe(false),
  );
});
