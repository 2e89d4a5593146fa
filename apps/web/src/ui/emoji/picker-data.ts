import type { EmojiData, EmojiDetails } from 'frimousse';
import type { AppLocale } from '../../lib/i18n.ts';
import { type CustomEmojiGroup, emojiText } from './emoji.ts';
import { type FoundEmoji, findEmoji } from './search.ts';
import { type EmojiEntry, GROUPS } from './table.ts';
import { TONES, withTone } from './tones.ts';

/** Marks the second place of an emoji: the picker tells emoji apart by their text. */
const AGAIN = '\u2063';

export interface PickerSource {
  locale: AppLocale;
  entries: readonly EmojiEntry[];
  custom: readonly CustomEmojiGroup[];
  favourites: { recent: readonly string[]; frequent: readonly string[] };
  words: { recent: string; frequent: string; found: string; groups: Record<(typeof GROUPS)[number], string> };
}

/** The emoji text of a cell. */
export function textOfCell(cell: string): string {
  return cell.replaceAll(AGAIN, '');
}

/** Favourites, the emoji of servers, then all others; or what a search has found, the best first. */
export function pickerData(source: PickerSource, query: string): EmojiData {
  const groups = query === '' ? everything(source) : [found(source, query)];
  return {
    locale: source.locale,
    emojis: groups.flatMap(({ emojis }, category) => emojis.map((emoji) => ({ ...emoji, category }))),
    categories: groups.map(({ label }, index) => ({ index, label })),
    skinTones: { light: '', 'medium-light': '', medium: '', 'medium-dark': '', dark: '' },
  };
}

interface Group {
  label: string;
  emojis: EmojiDetails[];
}

function everything({ locale, entries, custom, favourites, words }: PickerSource): Group[] {
  const labels = new Map<string, string>();
  for (const { char, label, toned } of entries) {
    for (const tone of toned ? TONES : TONES.slice(0, 1)) labels.set(withTone(char, tone), label[locale]);
  }
  for (const { emojis } of custom) for (const emoji of emojis) labels.set(emojiText(emoji), `:${emoji.name}:`);
  // Of another server, or newer than this device: it cannot be shown, so it is not offered.
  const again = (texts: readonly string[], mark: string) =>
    texts.filter((text) => labels.has(text)).map((text) => cell(mark + text, labels.get(text) ?? ''));
  return [
    { label: words.recent, emojis: again(favourites.recent, AGAIN) },
    { label: words.frequent, emojis: again(favourites.frequent, AGAIN + AGAIN) },
    ...custom.map(({ name, emojis }) => ({ label: name, emojis: emojis.map((emoji) => cellOf({ custom: emoji }, locale)) })),
    ...GROUPS.map((group) => ({
      label: words.groups[group],
      emojis: entries.filter((entry) => entry.group === group).map((entry) => cellOf({ entry }, locale)),
    })),
  ];
}

/** The picker filters once more, by the same text: what was found carries it. */
function found({ locale, entries, custom, words }: PickerSource, query: string): Group {
  const emojis = findEmoji(entries, custom, query).map((one) => ({ ...cellOf(one, locale), tags: [query] }));
  return { label: words.found, emojis };
}

function cellOf({ entry, custom }: FoundEmoji, locale: AppLocale): EmojiDetails {
  if (custom) return cell(emojiText(custom), `:${custom.name}:`);
  const { char, label, toned } = entry;
  const tones = TONES.filter((tone) => tone !== 'none').map((tone) => [tone, withTone(char, tone)] as const);
  return { ...cell(char, label[locale]), ...(toned && { skins: Object.fromEntries(tones) as EmojiDetails['skins'] }) };
}

const cell = (emoji: string, label: string): EmojiDetails => ({ emoji, label, category: 0, version: 0, tags: [] });
