import { AUTO_MOD_TRIGGER } from '@chat-js/protocol/automod.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRules, type Subject } from './compile-rules.ts';
import { testRule, testSubject } from './testing/rules.ts';

function hits(rules: Parameters<typeof compileRules>[0], content: string, over: Partial<Subject> = {}) {
  return compileRules(rules).check(testSubject(content, over)).hits;
}

test('each rule is hit once, in the order of the rules, by its first word in the text', () => {
  const [first, second, third] = [
    testRule({ keyword_filter: ['one', 'two'] }),
    testRule({ keyword_filter: ['six'] }),
    testRule({ keyword_filter: ['one'] }),
  ];
  expect(hits([first, second, third], 'two one two')).toEqual([
    { rule: first, matched_keyword: 'two', matched_content: 'two' },
    { rule: third, matched_keyword: 'one', matched_content: 'one' },
  ]);
});

test('a rule that is not enabled finds nothing', () => {
  expect(hits([testRule({ keyword_filter: ['one'] }, { enabled: false })], 'one')).toEqual([]);
});

test('exempt roles, channels and categories are left alone', () => {
  const words = { keyword_filter: ['one'], regex_patterns: ['on.'] };
  expect(hits([testRule(words, { exempt_roles: ['20'] })], 'one')).toEqual([]);
  expect(hits([testRule(words, { exempt_channels: ['11'] })], 'one')).toEqual([]);
  expect(hits([testRule(words, { exempt_channels: ['12'], exempt_roles: ['21'] })], 'one')).toHaveLength(1);
});

test('an allowed phrase excuses what lies in it, for its own rule', () => {
  const careful = testRule({ keyword_filter: ['*cunt*'], allow_list: ['Scun*', 'free lunch'] });
  const strict = testRule({ keyword_filter: ['*cunt*'] });
  expect(hits([careful, strict], 'in scunthorpe').map(({ rule }) => rule)).toEqual([strict]);
  expect(hits([testRule({ keyword_filter: ['*cunt*'], allow_list: ['*thorpe'] })], 'in Scunthorpe')).toEqual([]);
  expect(hits([careful], 'in Scunthorpe, you cunt')).toMatchObject([{ matched_content: 'cunt' }]);
  expect(hits([testRule({ keyword_filter: ['free'], allow_list: ['free lunch'] })], 'a free lunch, free!')).toHaveLength(1);
});

test('ready-made keywords are found, unless they are allowed, and innocent words are not', () => {
  const preset = { trigger_type: AUTO_MOD_TRIGGER.KEYWORD_PRESET };
  const all = testRule({ presets: [1, 2, 3] }, preset);
  for (const bad of ['what the FUCK', 'иди нахуй', 'з\u200bа\u200bеб\u200bал', 'порно тут', 'ты пидор'])
    expect(hits([all], bad), bad).toHaveLength(1);
  const innocent =
    'The assistant peacock in Scunthorpe, a classic document. Страхуй мандат, употреблять колебания, педикюр, жидкий рубль, хлебать';
  expect(hits([all], innocent)).toEqual([]);
  expect(hits([testRule({ presets: [1], allow_list: ['shit'] }, preset)], 'shit')).toEqual([]);
});

test('mentions are counted once each; a number of them is allowed', () => {
  const rule = testRule({ mention_total_limit: 2 }, { trigger_type: AUTO_MOD_TRIGGER.MENTION_SPAM });
  expect(hits([rule], '<@1> <@!1> <@2> <@2>')).toEqual([]);
  expect(hits([rule], '`<@1>` ```<@2>``` <@3> <@4>')).toEqual([]);
  expect(hits([rule], '<@1> <@2> <@&2>')).toMatchObject([{ matched_keyword: null, matched_content: '<@1> <@2> <@&2>' }]);
});

const LINKS: [string, string[], string | undefined][] = [
  ['see https://evil.com/x.', [], 'https://evil.com/x'],
  ['see https://EXAMPLE.com/x and http://www.example.com', ['example.com'], undefined],
  ['see https://notexample.com', ['example.com'], 'https://notexample.com'],
  ['see https://example.com.evil.com', ['example.com'], 'https://example.com.evil.com'],
  ['see https://example.com@evil.com/', ['example.com'], 'https://example.com@evil.com/'],
  ['see https://example.com:8080/ https://example.com./', ['example.com'], undefined],
  ['see <https://evil.com>', ['example.com'], 'https://evil.com'],
  ['see [example.com](https://evil.com)', ['example.com'], 'https://evil.com'],
  ['see ||**https://evil.com**||', ['example.com'], 'https://evil.com'],
  ['see https://exa\u200bmple.com', ['example.com'], undefined],
  ['see https://почта.рф/', ['ПОЧТА.рф'], undefined],
  ['see https://xn--80a1acny.xn--p1ai/', ['почта.рф'], undefined],
  ['see https://[bad', ['example.com'], 'https://[bad'],
  ['nothing to see', [], undefined],
];

test.each(LINKS)('«%s» with %j allowed', (content, allow_list, matched_content) => {
  const found = hits([testRule({ allow_list }, { trigger_type: AUTO_MOD_TRIGGER.LINK })], content);
  expect(found.map((hit) => hit.matched_content)).toEqual(matched_content === undefined ? [] : [matched_content]);
});

test('whatever is written and whatever the rules are, there is a verdict with pieces of the message', () => {
  const text = fc.string({ unit: 'binary', maxLength: 80 });
  const near = fc.string({
    unit: fc.constantFrom('a', 'а', 'ё', '\u0308', '\u200b', 'ß', 'ﷺ', '*', ' ', '\ud83d', '\u{1f600}', 'İ', '<', '@', '1', '>'),
    maxLength: 40,
  });
  const words = fc.array(fc.oneof(text, near), { maxLength: 4 });
  const regex_patterns = fc.array(fc.constantFrom('a*b?', 'а\\b', '[^a]$', '^.', '(?:)$', '\\p{M}+', '.\\B'), { maxLength: 3 });
  const rules = fc.array(fc.record({ keyword_filter: words, allow_list: words, regex_patterns }), { maxLength: 4 });
  fc.assert(
    fc.property(rules, fc.oneof(text, near), (metadata, content) => {
      const all = metadata.map((each) => testRule(each));
      all.push(
        ...[3, 4, 5, 100].map((type) => testRule({ presets: [1], mention_total_limit: 0 }, { trigger_type: type as 3 | 4 | 5 | 100 })),
      );
      for (const hit of hits(all, content, { earlier: new Array(3).fill({ content, at: 1_000_000 }) })) {
        expect(content).toContain(hit.matched_content);
      }
    }),
    { numRuns: 200 },
  );
});
