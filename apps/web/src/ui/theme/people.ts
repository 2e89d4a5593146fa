import type { Id } from '@chat-js/protocol/ids.ts';
import type { ShownRole } from '../../lib/member-color.ts';
import { readableOn } from './contrast.ts';
import { darkTokens, lightTokens } from './tokens.ts';

/** Grounds of avatars and icons without a picture; white text keeps 4.5:1 on each. */
export const PEOPLE_COLORS = ['#3c6fd6', '#b04f83', '#2f7d54', '#9c5d24', '#6b5bd0', '#36748a', '#2b7a70', '#a44a4a'] as const;

/** The same person has the same colour everywhere. */
export function colorOf(id: Id): string {
  const index = Number(BigInt(id) % 9973n) % PEOPLE_COLORS.length;
  return PEOPLE_COLORS[index] ?? PEOPLE_COLORS[0];
}

/** One or two letters: «Игорь К.» → «ИК», "tom_w" → "T". */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const letters = words.slice(0, 2).map((word) => [...word][0] ?? '');
  return (letters.join('') || [...name][0] || '?').toUpperCase();
}

const cache = new Map<string, string>();

/** The colour of a role, 0 for none, shifted until it can be read in the theme. */
export function roleColor(color: number, mode: 'dark' | 'light'): string | undefined {
  if (color === 0) return undefined;
  const key = `${mode}${color}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const tokens = mode === 'dark' ? darkTokens : lightTokens;
  const readable = readableOn(`#${color.toString(16).padStart(6, '0')}`, [tokens.side, tokens.chat, tokens.raised]);
  cache.set(key, readable);
  return readable;
}

/** The colours of a role from the left to the right, each as `roleColor`; none for a role without a colour. */
export function roleShades(role: Pick<ShownRole, 'colors'> | undefined, mode: 'dark' | 'light'): string[] {
  if (!role) return [];
  const { primary_color, secondary_color, tertiary_color } = role.colors;
  return [primary_color, secondary_color, tertiary_color].flatMap((color) => (color === null ? [] : (roleColor(color, mode) ?? [])));
}
