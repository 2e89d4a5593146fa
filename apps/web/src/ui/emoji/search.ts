import type { CustomEmoji, CustomEmojiGroup } from './emoji.ts';
import type { EmojiEntry } from './table.ts';

export type FoundEmoji = { custom: CustomEmoji; entry?: never } | { entry: EmojiEntry; custom?: never };

/** What is compared: small letters, one kind of е, words between spaces. */
function plainWords(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').replaceAll('_', ' ').trim();
}

interface Searched {
  /** What it is called: labels and names. */
  called: string[];
  /** What else one thinks of. */
  tags: string[];
}

const prepared = new WeakMap<EmojiEntry, Searched>();

function searched(entry: EmojiEntry): Searched {
  let words = prepared.get(entry);
  if (!words) {
    words = { called: [...Object.values(entry.label), ...entry.names].map(plainWords), tags: entry.tags.map(plainWords) };
    prepared.set(entry, words);
  }
  return words;
}

/** Emoji by their names and words in Russian and English, the best first; those of servers before others as good. */
export function findEmoji(entries: readonly EmojiEntry[], custom: readonly CustomEmojiGroup[], text: string): FoundEmoji[] {
  const query = plainWords(text);
  const own = custom
    .flatMap(({ emojis }) => emojis)
    .map((emoji) => ({ custom: emoji, rank: rankOf({ called: [plainWords(emoji.name)], tags: [] }, query) }));
  const all = entries.map((entry) => ({ entry, rank: rankOf(searched(entry), query) }));
  return [...own, ...all]
    .filter(({ rank }) => rank < NOT_FOUND)
    .sort((a, b) => a.rank - b.rank)
    .map(({ rank: _, ...found }) => found);
}

const NOT_FOUND = 9;
/** Within a word only what is long enough to mean something. */
const INFIX = 3;

function rankOf({ called, tags }: Searched, query: string): number {
  if (called.includes(query)) return 0;
  if (called.some((name) => name.startsWith(query))) return 1;
  if (tags.includes(query)) return 2;
  if (called.some((name) => name.includes(` ${query}`))) return 3;
  if (tags.some((tag) => tag.startsWith(query))) return 4;
  if (query.length >= INFIX && called.some((name) => name.includes(query))) return 5;
  const words = query.split(/\s+/);
  if (words.length > 1 && words.every((word) => [...called, ...tags].some((name) => ` ${name}`.includes(` ${word}`)))) return 6;
  return NOT_FOUND;
}
