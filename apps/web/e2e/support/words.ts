import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Locale = 'en' | 'ru';

const LOCALES = join(import.meta.dirname, '../../src/locales');
const ENTRY = /^msgid "(.+)"\nmsgstr "(.*)"$/gm;

/** What the app says for an English sentence of its catalogs. Throws for a sentence that it does not know. */
export function wordsOf(locale: Locale): (english: string) => string {
  const files = ['visitor', 'chat', 'later'].map((part) => readFileSync(join(LOCALES, locale, `${part}.po`), 'utf8'));
  const known = new Map(files.flatMap((text) => [...text.matchAll(ENTRY)].map(([, id = '', said = '']) => [unquote(id), unquote(said)])));
  return (english) => {
    const said = known.get(english);
    if (said === undefined) throw new Error(`The app does not say: ${english}`);
    return said;
  };
}

function unquote(text: string): string {
  return text.replaceAll('\\"', '"').replaceAll('\\n', '\n');
}
