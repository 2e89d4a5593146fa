import type { AppLocale } from '../../lib/i18n.ts';

/** Emoji, group, version, label in English and Russian, names between spaces, words between bars, whether it has skin tones. */
export type EmojiRow = [string, number, number, string, string, string, string, 0 | 1];

export interface EmojiEntry {
  char: string;
  /** As emojibase numbers them, see `GROUPS`. */
  group: number;
  /** The version of Unicode's emoji that brought it. */
  version: number;
  label: Record<AppLocale, string>;
  /** What stands between colons; the first is shown. */
  names: readonly string[];
  tags: readonly string[];
  toned: boolean;
}

/** Groups of emojibase in the order of Unicode; 2 holds parts of other emoji. */
export const GROUPS = [0, 1, 3, 4, 5, 6, 7, 8, 9] as const;

export function entriesOf(rows: readonly EmojiRow[]): EmojiEntry[] {
  return rows.map(([char, group, version, en, ru, names, tags, toned]) => ({
    char,
    group,
    version,
    label: { en, ru },
    names: names.split(' '),
    tags: tags === '' ? [] : tags.split('|'),
    toned: toned === 1,
  }));
}
