import { LIMITS } from '@chat-js/protocol/limits.ts';

const { min, max } = LIMITS.emojiTitle;
const NAME = new RegExp(`^[A-Za-z0-9_]{${min},${max}}$`);

export function isEmojiName(text: string): boolean {
  return NAME.test(text);
}

/** A name for what a file is called: in Latin letters, since others are not allowed in names. */
export function nameOfFile(file: string): string {
  const name = [...file.replace(/\.[A-Za-z0-9]{1,5}$/, '').normalize('NFC')]
    .map(latin)
    .join('')
    .replace(/[^A-Za-z0-9_]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, max);
  if (name === '') return 'emoji';
  return name.length < min ? `${name}_1` : name;
}

const CYRILLIC = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў';
const AS_LATIN = 'a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya i yi ye g u'.split(' ');

function latin(letter: string): string {
  const index = CYRILLIC.indexOf(letter.toLowerCase());
  // What stands above or below a letter goes.
  return index === -1 ? letter.normalize('NFD').replace(/\p{M}/gu, '') : (AS_LATIN[index] ?? '');
}
