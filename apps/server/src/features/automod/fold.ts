import { LOOKALIKES } from '../../lib/lookalikes.ts';

/** A text as a reader takes it in, with the way back to what was written. */
export interface Folded {
  /** Small letters without compatibility forms, invisible characters and stray marks; «ё» is «е», any white space one space. */
  text: string;
  /** `text`, unit by unit without accents and with Latin letters for those that look like them. */
  skeleton: string;
  /** Something other than case, «ё» and white space was folded away. */
  disguised: boolean;
  /** 1 where no word goes on across a place of `text`; one longer than it. */
  edges: Uint8Array;
  /** Where in the original each unit of `text` begins and ends. */
  starts: readonly number[];
  ends: readonly number[];
}

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
/** White space, and the Braille pattern without dots. */
const BLANK = /[\s\u2800]/gu;
/** Marks for letters of any alphabet: accents, strokes, enclosures. Those that are letters of Hindi or Thai are not among them, nor are the kana's. */
const STRAY_MARKS = /[[[\p{M}&&\p{Script=Inherited}][\u0483-\u0489]]--[\u3099\u309a]]/gv;
/** A letter with all that hangs on it. */
const PIECE = /.[\p{M}\p{Default_Ignorable_Code_Point}]*/suy;

/** What stands for a piece. The text was put into NFC when it came in (`cleanText`); marks that made no letter of their own are noise. */
function foldPiece(piece: string): string {
  const letters = piece.replace(INVISIBLE, '').normalize('NFKC').replace(INVISIBLE, '');
  // Through upper case, which alone joins «ß» with «SS», «ı» with «i» and both small sigmas; one at a time, as a final sigma depends on its place.
  const small = Array.from(letters, (letter) => letter.toUpperCase().toLowerCase()).join('');
  return small.normalize('NFKC').replaceAll('ё', 'е').replace(STRAY_MARKS, '').replace(BLANK, ' ');
}

/** Latin, Greek and Cyrillic letters and what they fold to, 0 for what needs a closer look: most text is nothing else. */
const SIMPLE = Uint16Array.from({ length: 0x530 }, (_, code) => {
  const letter = String.fromCharCode(code);
  return /\p{M}/u.test(letter) || foldPiece(letter) !== plainly(letter) ? 0 : plainly(letter).charCodeAt(0);
});

/** What is done to honest text, too. */
function plainly(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').replace(BLANK, ' ');
}

const SPACE = 0x20;

/** Linear in the length of the text, given the 30 marks on one letter that `cleanText` leaves. */
export function fold(content: string): Folded {
  const units: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let disguised = false;
  for (let index = 0, end = 0; index < content.length; index = end) {
    end = index + 1;
    const simple = SIMPLE[content.charCodeAt(index)];
    if (simple && (end === content.length || SIMPLE[content.charCodeAt(end)])) {
      put(simple, index, end);
      continue;
    }
    PIECE.lastIndex = index;
    const piece = PIECE.exec(content)?.[0] ?? content.charAt(index);
    end = index + piece.length;
    const folded = foldPiece(piece);
    disguised ||= folded !== plainly(piece);
    for (let at = 0; at < folded.length; at += 1) put(folded.charCodeAt(at), index, end);
  }
  return { text: textOf(units), skeleton: textOf(units.map(skeletonOf)), edges: wordEdges(units), disguised, starts, ends };

  function put(unit: number, start: number, end: number): void {
    if (unit === SPACE && units.at(-1) === SPACE) {
      ends[ends.length - 1] = end;
      return;
    }
    units.push(unit);
    starts.push(start);
    ends.push(end);
  }
}

/** `String.fromCharCode` takes as many arguments as fit on the stack. */
const CHUNK = 8192;

function textOf(units: readonly number[]): string {
  let text = '';
  for (let index = 0; index < units.length; index += CHUNK) text += String.fromCharCode(...units.slice(index, index + CHUNK));
  return text;
}

/** By code unit, found out when it is first seen; 0 is not yet. */
const SKELETONS = new Uint16Array(0x10000);

function skeletonOf(unit: number): number {
  const known = SKELETONS[unit];
  if (known) return known;
  const letter = String.fromCharCode(unit);
  const bone = (LOOKALIKES.get(letter) ?? withoutAccent(letter)).charCodeAt(0);
  SKELETONS[unit] = bone;
  return bone;
}

function withoutAccent(unit: string): string {
  return /\p{Script=Latin}/u.test(unit) ? unit.normalize('NFD').charAt(0) : unit;
}

const ALPHABETS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];

/**
 * Whether a reader takes `seen` for `meant`, when their skeletons are the same. An accent may be added but not lost («fück», but
 * «ano» is not «año»), and letters of another alphabet count among others only: «сор» is a Russian word, and «cор» in two alphabets is «cop».
 */
export function passesFor(seen: string, meant: string): boolean {
  let lookalikes = false;
  for (let index = 0; index < meant.length; index += 1) {
    const is = seen.charAt(index);
    const should = meant.charAt(index);
    if (is === should || withoutAccent(is) === should) continue;
    if (withoutAccent(should) !== should) return false;
    lookalikes = true;
  }
  return !lookalikes || ALPHABETS.filter((alphabet) => alphabet.test(seen)).length > 1;
}

const WORD = /[\p{L}\p{N}\p{M}_]/u;
const IN_WORD = 1;
const APART = 2;
const KINDS = new Uint8Array(0x10000);

/** What needs a surrogate pair belongs to no word: pictures do not, and what letters there are have long folded to others or are rare. */
function isInWord(unit: number): boolean {
  const known = KINDS[unit];
  if (known) return known === IN_WORD;
  const kind = WORD.test(String.fromCharCode(unit)) ? IN_WORD : APART;
  KINDS[unit] = kind;
  return kind === IN_WORD;
}

/** 1 at every place of a text, its beginning and end included, across which no word goes on. */
function wordEdges(units: readonly number[]): Uint8Array {
  const edges = new Uint8Array(units.length + 1).fill(1);
  for (let index = 1, before = isInWord(units[0] ?? 0); index < units.length; index += 1) {
    const inWord = isInWord(units[index] ?? 0);
    if (before && inWord) edges[index] = 0;
    before = inWord;
  }
  return edges;
}
