import { createRequire } from 'node:module';
import type { Plugin } from 'vite';
import type { EmojiRow } from '../src/ui/emoji/table.ts';
import { TONES, withTone } from '../src/ui/emoji/tones.ts';

interface Emojibase {
  hexcode: string;
  emoji: string;
  label: string;
  tags?: string[];
  group?: number;
  version: number;
  skins?: { emoji: string }[];
}
type Shortcodes = Record<string, string | string[]>;

/** Parts of other emoji: skin tones and hair. */
const COMPONENTS = 2;

/** The first that knows an emoji names it; the names of the others find it too. */
const SHORTCODES = ['en/shortcodes/joypixels', 'en/shortcodes/emojibase', 'en/shortcodes/github', 'en/shortcodes/iamcal'];
const RUSSIAN_SHORTCODES = ['ru/shortcodes/cldr-native', 'ru/shortcodes/emojibase-native'];

const ID = 'virtual:emoji-table';

/**
 * What the picker knows of emoji, as one module: both languages in one table, since people search in either. It is a file
 * of its own with a hash in its name, fetched when somebody first looks for an emoji.
 */
export function emojiData(): Plugin {
  return {
    name: 'emoji-data',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    // Parsing a string of JSON is quicker than parsing the same table as a program.
    load: (id) => (id === `\0${ID}` ? `export default JSON.parse(${JSON.stringify(JSON.stringify(emojiTable()))});` : undefined),
  };
}

export function emojiTable(): EmojiRow[] {
  const russian = new Map(read<Emojibase[]>('ru/data').map((emoji) => [emoji.hexcode, emoji]));
  const names = [...SHORTCODES, ...RUSSIAN_SHORTCODES].map((file) => read<Shortcodes>(file));
  return read<Emojibase[]>('en/data').flatMap((en): EmojiRow[] => {
    const ru = russian.get(en.hexcode);
    if (en.group === undefined || en.group === COMPONENTS || !ru) return [];
    const tags = [...(en.tags ?? []), ...(ru.tags ?? [])].map((tag) => tag.toLowerCase());
    return [
      [
        canonical(en.emoji),
        en.group,
        en.version,
        en.label,
        ru.label,
        [...new Set(names.flatMap((known) => known[en.hexcode] ?? []))].join(' '),
        [...new Set(tags)].filter((tag) => tag !== en.label && tag !== ru.label).join('|'),
        isToned(en) ? 1 : 0,
      ],
    ];
  });
}

/** Whether the rule of `withTone` makes what Unicode has. */
function isToned({ emoji, skins = [] }: Emojibase): boolean {
  return skins.length > 0 && TONES.slice(1).every((tone) => skins.some((skin) => skin.emoji === withTone(emoji, tone)));
}

/** Without the selector where an emoji is a picture by itself: as Unicode recommends and everybody sends it. */
function canonical(emoji: string): string {
  return emoji.replace(/^(\p{Emoji_Presentation})\uFE0F$/u, '$1');
}

function read<T>(file: string): T {
  return createRequire(import.meta.url)(`emojibase-data/${file}.json`) as T;
}
