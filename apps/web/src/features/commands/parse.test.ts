import { expect, test } from 'vitest';
import { parseCommand, withoutSlash } from './parse.ts';

test('a text that begins with a slash and a word is a command', () => {
  expect(parseCommand('/me waves')).toEqual({ name: 'me', rest: 'waves' });
  expect(parseCommand('/SHRUG')).toEqual({ name: 'shrug', rest: '' });
  expect(parseCommand('/me  one\ntwo ')).toEqual({ name: 'me', rest: 'one\ntwo' });
  expect(parseCommand('/nick Анна Б.')).toEqual({ name: 'nick', rest: 'Анна Б.' });
});

test('anything else is not', () => {
  for (const text of ['hello', '/', '/ me', '//me', '/usr/bin/node', 'a /me', '/etc/']) expect(parseCommand(text)).toBeUndefined();
});

test('two slashes send one', () => {
  expect(withoutSlash('//me waves')).toBe('/me waves');
  expect(withoutSlash('/usr/bin')).toBe('/usr/bin');
  expect(withoutSlash('a // b')).toBe('a // b');
});
