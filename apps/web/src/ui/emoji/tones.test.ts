import { expect, test } from 'vitest';
import { withTone } from './tones.ts';

test('a tone is put after the hand or the person', () => {
  expect(withTone('👋', 'light')).toBe('👋🏻');
  expect(withTone('☝️', 'dark')).toBe('☝🏿');
  expect(withTone('👩‍🚀', 'medium')).toBe('👩🏽‍🚀');
  expect(withTone('🧑‍🤝‍🧑', 'medium')).toBe('🧑🏽‍🤝‍🧑🏽');
});

test('without a tone, or without skin, nothing changes', () => {
  expect(withTone('👋', 'none')).toBe('👋');
  expect(withTone('🍕', 'dark')).toBe('🍕');
});
