import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createWire, type WireContext } from './wire.ts';

const context: WireContext = {
  people: [
    { id: '1', name: 'ann' },
    { id: '2', name: 'anna' },
    { id: '3', name: 'иван.петров' },
    { id: '4', name: 'tom_w' },
  ],
  roles: [
    { id: '10', name: 'Ночная смена' },
    { id: '11', name: 'Ночная' },
    { id: '12', name: 'anna' },
    { id: '13', name: 'a`b' },
  ],
  channels: [
    { id: '20', name: 'общий' },
    { id: '21', name: 'общий чат' },
    { id: '22', name: 'general' },
  ],
  custom: [
    { id: '30', name: 'party', animated: true },
    { id: '31', name: 'party', animated: false },
    { id: '32', name: 'кот', animated: false },
  ],
  unicode: (name) => ({ tada: '🎉', '+1': '👍', пицца: '🍕' })[name],
};
const { toWire, fromWire } = createWire(context);

test('people, roles, channels and emoji become what a message carries', () => {
  expect(toWire('@ann and @tom_w, see #general :party: :tada:')).toBe('<@1> and <@4>, see <#22> <a:party:30> 🎉');
  expect(toWire('(@иван.петров!) :+1: :пицца: :кот:')).toBe('(<@3>!) 👍 🍕 <:кот:32>');
  expect(toWire('@everyone @here')).toBe('@everyone @here');
});

test('the longest name wins, with spaces too', () => {
  expect(toWire('@anna @ann')).toBe('<@2> <@1>');
  expect(toWire('@Ночная смена пришла, @Ночная ушла')).toBe('<@&10> пришла, <@&11> ушла');
  expect(toWire('в #общий чат, не в #общий')).toBe('в <#21>, не в <#20>');
});

test('large and small letters do not matter, half a word does', () => {
  expect(toWire('@Ann @ANNA')).toBe('<@1> <@2>');
  expect(toWire('@annabel #generally')).toBe('@annabel #generally');
  expect(toWire('@ann_b')).toBe('@ann_b');
  expect(toWire('@ann.')).toBe('<@1>.');
  expect(toWire('_waves to @ann_ **@tom_w** _@tom_w_')).toBe('_waves to <@1>_ **<@4>** _<@4>_');
});

test('what is no mention stays as it is', () => {
  for (const text of [
    'mail@ann',
    'C#general',
    '10:tada:',
    '\\@ann',
    '@nobody #nowhere :nothing:',
    'https://a.b/#general @',
    '<@5> <#6> <:x:7> <t:1:R>',
  ])
    expect(toWire(text)).toBe(text);
});

test('code is not touched', () => {
  for (const text of ['`@ann`', '``a ` @ann``', '```\n@ann #general :tada:\n```']) {
    expect(toWire(text)).toBe(text);
    expect(fromWire(text)).toBe(text);
  }
  expect(toWire('`@ann` @ann `')).toBe('`@ann` <@1> `');
  expect(fromWire('`<@1>` <@1>')).toBe('`<@1>` @ann');
});

test('what a message carries is read as it was written', () => {
  expect(fromWire('<@1> and <@&10> in <#21> <a:party:30>')).toBe('@ann and @Ночная смена in #общий чат :party:');
});

test('what could not be told apart afterwards stays as it is carried', () => {
  // Nobody knows them; a role with the name of a person; the second emoji of a name; a name that is code.
  for (const content of ['<@99> <#98>', '<@&12>', '<:party:31>', '<@&13>']) expect(fromWire(content)).toBe(content);
  // What stands beside it would change the name.
  for (const content of ['<@1>a', 'a<@1>', '<@&11> смена', '\\<@1>', 'https://a.b/<@1>x']) expect(fromWire(content)).toBe(content);
  expect(toWire(fromWire('<#20> чатhttps://a.b/'))).toBe('<#20> чатhttps://a.b/');
  expect(fromWire('<@1><@2>')).toBe('@ann<@2>');
});

const words = fc.constantFrom(
  ' ',
  'a',
  'na',
  'смена',
  ' чат',
  '.',
  '!',
  '\\',
  '`',
  '``',
  '```',
  '\n',
  '<',
  '>',
  ':',
  '_',
  '😀',
  'https://a.b/',
  '1',
  '|',
);
const tokens = fc.constantFrom(
  '<@1>',
  '<@2>',
  '<@3>',
  '<@&10>',
  '<@&11>',
  '<@&12>',
  '<@&13>',
  '<#20>',
  '<#21>',
  '<a:party:30>',
  '<:party:31>',
  '<@77>',
  '<t:5:R>',
);

test('whatever is edited and not changed is the message that it was', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(words, tokens), { maxLength: 12 }), (parts) => {
      const content = parts.join('');
      expect(toWire(fromWire(content))).toBe(content);
    }),
    { numRuns: 5000 },
  );
});

test('what is written beside a mention does not change it', () => {
  const word = fc.constantFrom(
    '@ann',
    '@anna',
    '@ANN',
    '#общий',
    '#general',
    ':party:',
    ':tada:',
    '@',
    '#',
    ':',
    'смена',
    'a',
    '<@1>',
    '<@',
    '\\',
    '!',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (written) => {
      expect(toWire(written.join(' '))).toBe(written.map(toWire).join(' '));
    }),
  );
});

test('a text without a sign is never changed', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }).filter((text) => !/[@#:]/.test(text)),
      (text) => toWire(text) === text,
    ),
  );
});
