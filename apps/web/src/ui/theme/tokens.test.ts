import { describe, expect, test } from 'vitest';
import { contrast } from './contrast.ts';
import { initialsOf, PEOPLE_COLORS, roleColor } from './people.ts';
import { darkTokens, lightTokens } from './tokens.ts';

describe.each([
  ['dark', darkTokens],
  ['light', lightTokens],
] as const)('the %s theme', (mode, tokens) => {
  test.each(['text', 'secondary', 'muted', 'accent', 'danger'] as const)('%s can be read on every surface', (name) => {
    const surfaces =
      name === 'text' || name === 'secondary'
        ? [tokens.side, tokens.chat, tokens.raised, tokens.rail]
        : [tokens.side, tokens.chat, tokens.raised];
    for (const surface of surfaces) expect(contrast(tokens[name], surface)).toBeGreaterThanOrEqual(4.5);
  });

  test('text on the accent and on danger can be read', () => {
    expect(contrast(tokens.onAccent, tokens.accent)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens.onAccent, tokens.accentHover)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens.onDanger, tokens.danger)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens.onDanger, tokens.dangerHover)).toBeGreaterThanOrEqual(4.5);
  });

  test('any colour of a role becomes readable', () => {
    for (const color of [0x000001, 0xffffff, 0x992d22, 0xf1c40f, 0x3498db]) {
      expect(contrast(roleColor(color, mode) ?? '', tokens.chat)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

test('initials are white on a ground that lets them be read', () => {
  for (const ground of PEOPLE_COLORS) expect(contrast('#ffffff', ground)).toBeGreaterThanOrEqual(4.5);
});

test.each([
  ['Игорь К.', 'ИК'],
  ['tom_w', 'T'],
  ['Дом мастеров', 'ДМ'],
  ['🎉', '🎉'],
])('the initials of %s are %s', (name, initials) => expect(initialsOf(name)).toBe(initials));
