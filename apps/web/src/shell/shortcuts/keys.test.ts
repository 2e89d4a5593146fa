import { expect, test } from 'vitest';
import { isPressed, keyNames, type Press } from './keys.ts';

function press(code: string, key: string, held = '', rest: Partial<Press> = {}): Press {
  const has = (name: string) => held.split('+').includes(name);
  return {
    code,
    key,
    ctrlKey: has('ctrl'),
    altKey: has('alt'),
    metaKey: has('meta'),
    shiftKey: has('shift'),
    isComposing: false,
    getModifierState: (name) => has(name),
    ...rest,
  };
}

const switcher = { code: 'KeyK', mod: true } as const;
const sheet = { code: 'Slash', sign: '/', mod: true } as const;
const up = { code: 'ArrowUp', alt: true } as const;

test('a letter is where it is in every layout', () => {
  expect(isPressed(switcher, press('KeyK', 'k', 'ctrl'), false)).toBe(true);
  expect(isPressed(switcher, press('KeyK', 'л', 'ctrl'), false)).toBe(true);
  expect(isPressed(switcher, press('KeyL', 'l', 'ctrl'), false)).toBe(false);
});

test('Cmd takes the place of Ctrl on a Mac', () => {
  expect(isPressed(switcher, press('KeyK', 'k', 'meta'), true)).toBe(true);
  expect(isPressed(switcher, press('KeyK', 'k', 'ctrl'), true)).toBe(false);
  expect(isPressed(switcher, press('KeyK', 'k', 'meta'), false)).toBe(false);
  expect(isPressed({ code: 'F6', ctrl: true }, press('F6', 'F6', 'ctrl'), true)).toBe(true);
});

test('one key more is another shortcut', () => {
  expect(isPressed(switcher, press('KeyK', 'K', 'ctrl+shift'), false)).toBe(false);
  expect(isPressed(up, press('ArrowUp', 'ArrowUp', 'alt+shift'), false)).toBe(false);
  expect(isPressed({ ...up, shift: true }, press('ArrowUp', 'ArrowUp', 'alt+shift'), false)).toBe(true);
});

test('AltGr is neither Alt nor Ctrl', () => {
  expect(isPressed(up, press('ArrowUp', 'ArrowUp', 'ctrl+alt'), false)).toBe(false);
  expect(isPressed(up, press('ArrowUp', 'ArrowUp', 'alt+AltGraph'), false)).toBe(false);
  expect(isPressed(switcher, press('KeyK', 'ĸ', 'ctrl+alt+AltGraph'), false)).toBe(false);
});

test('what an input method composes is not ours', () => {
  expect(isPressed(switcher, press('KeyK', 'k', 'ctrl', { isComposing: true }), false)).toBe(false);
  expect(isPressed(switcher, press('KeyK', 'Process', 'ctrl'), false)).toBe(false);
});

test('the slash is found wherever a layout has it, and zooming stays with the browser', () => {
  expect(isPressed(sheet, press('Slash', '/', 'ctrl'), false)).toBe(true);
  expect(isPressed(sheet, press('Slash', '.', 'ctrl'), false)).toBe(true);
  expect(isPressed(sheet, press('Digit7', '/', 'ctrl+shift'), false)).toBe(true);
  expect(isPressed(sheet, press('Slash', '-', 'ctrl'), false)).toBe(false);
});

test('keys are called what is printed on them', () => {
  expect(keyNames(switcher, false)).toEqual(['Ctrl', 'K']);
  expect(keyNames(switcher, true)).toEqual(['⌘', 'K']);
  expect(keyNames({ code: 'ArrowDown', alt: true, shift: true }, false)).toEqual(['Alt', 'Shift', '↓']);
  expect(keyNames(sheet, false)).toEqual(['Ctrl', '/']);
});
