import type { Node } from './nodes.ts';

/** What ends something that was opened. */
export type Closer = '*' | '**' | '_' | '__' | '~~' | '||' | '`' | '``' | '```' | 'link';

/** A piece of a message that is read by itself: all of it, or what stands between two marks. */
export interface Piece {
  readonly text: string;
  /** Where it stands in the message. */
  readonly base: number;
  readonly depth: number;
  /** Within a quote: the marks `> ` of further lines belong to nobody. */
  readonly quoted: boolean;
  /** So many spaces at the beginning of a further line belong to nobody. */
  readonly indent: number;
  /** Whether a line may begin a heading, a list and so on. */
  readonly blocks: boolean;
  /** Whether a line may begin a quote: there is none within another. */
  readonly quotes: boolean;
  /** Where a line begins, as far as it is known. */
  line: number;
  /** The places of brackets and of those that close them, once somebody asks. */
  brackets: ReadonlyMap<number, number> | undefined;
  /** Reads what stands between two places as a piece of its own. */
  parse(start: number, end: number, change?: Partial<Piece>): Node[];
  /** The first place from here on where something is closed; -1: nowhere. */
  next(closer: Closer, from: number): number;
}

const FREE = String.raw`(?<!(?<!\\)(?:\\\\)*\\)`;

/** Runs of stars and lines count in pairs: the odd one of a run is emphasis. */
const CLOSERS: Record<Closer, RegExp> = {
  '*': new RegExp(String.raw`${FREE}(?<!\*)(?:\*\*)*\*(?!\*)`, 'g'),
  _: new RegExp(String.raw`${FREE}(?<!_)(?:__)*_(?![\p{L}\p{N}_])`, 'gu'),
  '**': new RegExp(String.raw`${FREE}\*\*(?!\*)`, 'g'),
  __: new RegExp(`${FREE}__(?!_)`, 'g'),
  '~~': new RegExp(`${FREE}~~`, 'g'),
  '||': new RegExp(String.raw`${FREE}\|\|`, 'g'),
  '`': /(?<!`)`(?!`)/g,
  '``': /(?<!`)``(?!`)/g,
  '```': /```/g,
  link: /https?:\/\//gi,
};

/** Remembers the last answer for each closer: however often one asks, the text is searched once. */
export function closersOf(text: string): Piece['next'] {
  const known = new Map<Closer, { from: number; at: number }>();
  return (closer, from) => {
    const last = known.get(closer);
    if (last && last.from <= from && (last.at === -1 || from <= last.at)) return last.at;
    const pattern = CLOSERS[closer];
    pattern.lastIndex = from;
    const found = pattern.exec(text);
    // Of a run its last character closes.
    const at = found ? found.index + (closer.length === 1 ? found[0].length - 1 : 0) : -1;
    known.set(closer, { from, at });
    return at;
  };
}

/** The place behind a line's end and what stands before the next line; `at` itself where no line ends. */
export function nextLine(piece: Piece, at: number): number {
  const { text, quoted, indent } = piece;
  if (text[at] !== '\n') return at;
  let next = at + 1;
  if (quoted) {
    const mark = skipSpaces(text, next, Number.POSITIVE_INFINITY);
    if (text[mark] === '>') next = skipSpaces(text, mark + 1, 1);
  }
  piece.line = skipSpaces(text, next, indent);
  return piece.line;
}

function skipSpaces(text: string, from: number, most: number): number {
  let at = from;
  while (text[at] === ' ' && at - from < most) at += 1;
  return at;
}

/** A part of the text without what `nextLine` would skip, for code, where nothing else is read. */
export function plainLines({ text, quoted, indent }: Piece, start: number, end: number): string {
  let lines = text.slice(start, end);
  if (quoted) lines = lines.replace(/\n *> ?/g, '\n');
  return indent > 0 ? lines.replace(/\n */g, (found) => `\n${' '.repeat(Math.max(0, found.length - 1 - indent))}`) : lines;
}

/** A pattern at one place of a text and nowhere else; it has to be sticky. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

export function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}
