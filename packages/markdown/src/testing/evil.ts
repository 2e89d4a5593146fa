import fc from 'fast-check';

/** What marks are made of, alone and half finished. */
export const EVIL_UNITS = [
  '*',
  '**',
  '***',
  '****',
  '_',
  '__',
  '___',
  '~~',
  '||',
  '`',
  '``',
  '```',
  '[',
  ']',
  '](',
  '[](',
  '[](https://a',
  '[](https://a(',
  '[a](https://a(b) ',
  '[a](https://a "',
  '[](https://a[](https://b)',
  '[[a](http://x)',
  '](http://x)',
  '<',
  '<t:',
  '<t:1:',
  '<@',
  '<:ab:',
  '<https://a',
  'https://a',
  'https://a**',
  'https://a)',
  'https://a....',
  '((((',
  '> ',
  '>',
  '>>> ',
  '> a\n',
  '> **a\n',
  '> ```\n',
  '> - a\n',
  '- ',
  '- a\n',
  '  - a\n',
  '- **a**\n  ',
  '* a\n  * b\n    ',
  '1. a\n',
  '# a\n',
  '-# a\n',
  '**_',
  '**_a',
  '*_',
  '*a ',
  'a*',
  '*a**b',
  '**a *b ',
  'a_',
  '_a_',
  '*a*',
  '***a***',
  '||a',
  '**a__b~~c||d',
  '\\',
  '\\*',
  '\\\\*',
  '¯\\_',
  '\n',
  ' ',
  '@everyone',
  '```a\n',
  '`a',
  '😀',
  '\u0000',
];

/** More of what people write, and of what they should not. */
const PIECES = [
  ...EVIL_UNITS,
  'a',
  'я',
  'snake_case',
  'https://',
  'HTTP://',
  'javascript:alert(1)',
  'data:text/html,x',
  '[x](javascript:alert(1))',
  '[a](https://a.ru "t")',
  '(',
  ')',
  '>',
  '»',
  '"',
  '<@1>',
  '<@!2>',
  '<@&3>',
  '<#4>',
  '<:abc:5>',
  '<a:abc:6>',
  '<t:1700000000:R>',
  '<t:99999999999999>',
  '@here',
  '## ',
  '### ',
  '```js\n',
  '\n\n',
  '\n> ',
  '\n- ',
  '\n  - ',
  '\n```',
  '<img src=x onerror=alert(1)>',
];

/** Texts made of what is hard, and of anything. */
export const anyMessage = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);

/** The same few pieces over and over, as long as a message may be. */
export const longMessage = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join(''))
  .map((unit) => unit.repeat(Math.ceil(4000 / unit.length)).slice(0, 4000));

/** The quickest of several tries: the rest is what else the machine does. Unit: ms. */
export function quickest(run: () => void, tries = 5): number {
  let best = Number.POSITIVE_INFINITY;
  for (let left = tries; left > 0; left -= 1) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
