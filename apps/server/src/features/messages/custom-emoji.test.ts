import { parse } from '@chat-js/markdown/parse.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idsIn, keepUsable } from './custom-emoji.ts';

const usable = new Set(['77', '1250000000000000000']);

test.each([
  ['<:wave:77> привет <a:dance:1250000000000000000>', '<:wave:77> привет <a:dance:1250000000000000000>'],
  ['<:wave:78>', ':wave:'],
  ['<a:dance:78><:wave:77>', ':dance:<:wave:77>'],
  ['`<:wave:78>`', '`:wave:`'],
  ['<:<:wave:78>:78>', '<::wave::78>'],
  ['<:w:78> <:wave:> <:с:78> <:wave:78', '<:w:78> <:wave:> <:с:78> <:wave:78'],
  // Letters that are of Latin once case is ignored: ſ and the sign of kelvins.
  ['<A:wave:78> <:wa\u017fe:78> <:\u212aat:78>', ':wave: :wa\u017fe: :\u212aat:'],
  ['', ''],
])('%j is sent as %j', (written, sent) => {
  expect(keepUsable(written, usable)).toBe(sent);
});

test('whatever is shown as an emoji is found', () => {
  const signs = ['<', '<a', '<A', ':', 'cat', 'ſK_', '77', '>', '`', '\\', ' ', '\n', '> '];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 12 }), (parts) => {
      const sent = keepUsable(parts.join(''), new Set());
      expect(JSON.stringify(parse(sent))).not.toContain('"emoji"');
    }),
  );
});

test('what is put in place of an emoji makes no other one', () => {
  for (const text of ['<<:cat:78>77>', '<a<:cat:78>77>', '<<<:cat:78>78>77>', '<:a<:cat:78>:77>', '<<:cat:78>dog:77>']) {
    expect(idsIn(keepUsable(text, new Set()))).toEqual([]);
  }
  expect(keepUsable('<<:cat:78>79>', usable)).toBe(':cat:');
});

test('a text of nothing but beginnings takes no time', () => {
  const started = performance.now();
  keepUsable('<a:'.repeat(1300), usable);
  keepUsable(`<:${'a'.repeat(3990)}`, usable);
  keepUsable(`${'<'.repeat(1300)}<:aa:1>${'1>'.repeat(1300)}`, usable);
  expect(performance.now() - started).toBeLessThan(50);
});
