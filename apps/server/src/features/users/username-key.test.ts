import { expect, test } from 'vitest';
import { usernameKey } from './username-key.ts';

test.each([
  ['admin', 'аdmin'],
  ['admin', 'ΑDMIN'],
  ['Вова', 'BOBA'],
  ['ёж', 'Ёж'],
  ['Zoё', 'Zoë'],
  ['Straße', 'STRASSE'],
  ['ﬁn', 'fin'],
  ['a\u200bb', 'ab'],
])('%s and %s are one name', (first, second) => {
  expect(usernameKey(first)).toBe(usernameKey(second));
});

test.each([
  ['Аня', 'Яна'],
  ['ёж', 'еж'],
  ['и', 'й'],
  ['вера', 'мера'],
  ['l', '1'],
])('%s and %s are two', (first, second) => {
  expect(usernameKey(first)).not.toBe(usernameKey(second));
});
