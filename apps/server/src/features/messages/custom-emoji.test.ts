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
  ['', ''],
])('%j is sent as %j', (written, sent) => {
  expect(keepUsable(written, usable)).toBe(sent);
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
