import { expect, test } from 'vitest';
import { hexOf, parseColor } from './color-text.ts';

test('a colour is understood as people write it', () => {
  expect(['#35c2a8', '35C2A8', ' #3c8 '].map(parseColor)).toEqual([0x35c2a8, 0x35c2a8, 0x33cc88]);
  expect(['', 'teal', '#12345', '#1234567'].map(parseColor)).toEqual([undefined, undefined, undefined, undefined]);
});

test('a dark colour keeps its leading zeros', () => {
  expect(hexOf(0x00000a)).toBe('#00000a');
});
