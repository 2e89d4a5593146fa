import { expect, test } from 'vitest';
import { canType, hotkeyOf, isHotkey, isSame, keyNames, type Press } from './hotkey.ts';

function press(code: string, held = ''): Press {
  const has = (name: string) => held.split('+').includes(name);
  return { code, ctrlKey: has('ctrl'), altKey: has('alt'), metaKey: has('meta'), shiftKey: has('shift') };
}

test('a key is chosen with whatever is held beside it', () => {
  expect(hotkeyOf(press('KeyM', 'ctrl+shift'), false)).toEqual({ code: 'KeyM', mod: true, shift: true });
  expect(hotkeyOf(press('KeyM', 'meta+shift'), true)).toEqual({ code: 'KeyM', mod: true, shift: true });
  expect(hotkeyOf(press('F9'), false)).toEqual({ code: 'F9' });
});

test('a key that others are held with can be one by itself', () => {
  expect(hotkeyOf(press('ControlRight', 'ctrl'), false)).toEqual({ code: 'ControlRight' });
  expect(hotkeyOf(press('AltLeft', 'alt'), false)).toEqual({ code: 'AltLeft' });
  expect(hotkeyOf(press('ShiftLeft', 'shift'), false)).toEqual({ code: 'ShiftLeft' });
});

test('one key more is another one', () => {
  const mute = { code: 'KeyM', mod: true, shift: true } as const;
  expect(isSame(mute, hotkeyOf(press('KeyM', 'ctrl+shift'), false))).toBe(true);
  expect(isSame(mute, hotkeyOf(press('KeyM', 'ctrl'), false))).toBe(false);
  expect(isSame(mute, hotkeyOf(press('KeyM', 'ctrl+shift+alt'), false))).toBe(false);
});

test('what writes or moves in a text field belongs to the field', () => {
  for (const code of ['KeyV', 'Space', 'Digit1', 'Enter', 'ArrowUp', 'Backquote', 'ShiftLeft', 'Tab', 'Numpad0'])
    expect({ code, types: canType({ code }) }).toEqual({ code, types: true });
  for (const code of ['F8', 'F12', 'ControlRight', 'Pause', 'ScrollLock', 'AltRight'])
    expect({ code, types: canType({ code }) }).toEqual({ code, types: false });
  expect(canType({ code: 'KeyM', mod: true })).toBe(false);
  // Option writes signs on a Mac.
  expect(canType({ code: 'KeyM', alt: true })).toBe(true);
});

test('keys are called what is printed on them', () => {
  expect(keyNames({ code: 'KeyM', mod: true, shift: true }, false)).toEqual(['Ctrl', 'Shift', 'M']);
  expect(keyNames({ code: 'KeyM', mod: true, alt: true }, true)).toEqual(['⌘', '⌥', 'M']);
  expect(['ControlRight', 'Backquote', 'Digit4', 'F8', 'ArrowUp'].map((code) => keyNames({ code }, false)[0])).toEqual([
    'Ctrl Right',
    '`',
    '4',
    'F8',
    '↑',
  ]);
});

test('what was kept by something else is no key', () => {
  expect([null, 'F8', {}, { code: 5 }, { code: '' }].some(isHotkey)).toBe(false);
});
