import { supported } from './supported.ts';
import { type EmojiEntry, entriesOf } from './table.ts';

interface Known {
  entries: readonly EmojiEntry[];
  byName: ReadonlyMap<string, string>;
}

let loading: Promise<readonly EmojiEntry[]> | undefined;
let known: Known | undefined;

/** All emoji that this device can show, fetched once. Whoever asks again after a failure gets another try. */
export function loadEmoji(): Promise<readonly EmojiEntry[]> {
  loading ??= import('virtual:emoji-table').then(({ default: rows }) => {
    const entries = supported(entriesOf(rows));
    known = { entries, byName: namesOf(entries) };
    return entries;
  });
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

/** The same, if they are here already. */
export function knownEmoji(): readonly EmojiEntry[] | undefined {
  return known?.entries;
}

/** The emoji of a name between colons, if the emoji are here already. */
export function emojiNamed(name: string): string | undefined {
  return known?.byName.get(name);
}

/** A first name goes before a second one of another emoji. */
function namesOf(entries: readonly EmojiEntry[]): Map<string, string> {
  const most = Math.max(0, ...entries.map(({ names }) => names.length));
  const all = Array.from({ length: most }, (_, place) => entries.map(({ char, names }) => [names[place], char] as const)).flat();
  const found = new Map<string, string>();
  for (const [name, char] of all) if (name !== undefined && !found.has(name)) found.set(name, char);
  return found;
}
