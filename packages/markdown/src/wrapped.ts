import type { Node } from './nodes.ts';
import { matchAt, type Piece } from './piece.ts';

const RUN = /\*+|_+/y;
const WORD = /[\p{L}\p{N}]$/u;

/** `~~struck out~~` and `||hidden||`. */
export function doubled(piece: Piece, at: number, mark: '~~' | '||'): Node | undefined {
  const close = piece.text.startsWith(mark, at) ? piece.next(mark, at + 3) : -1;
  if (close < 0) return undefined;
  return {
    type: mark === '~~' ? 'strikethrough' : 'spoiler',
    start: piece.base + at,
    end: piece.base + close + 2,
    children: piece.parse(at + 2, close),
  };
}

/** `*emphasis*`, `**strong**`, `_emphasis_` and `__underline__`. Where two are possible, the longer one is meant. */
export function emphasised(piece: Piece, at: number, mark: '*' | '_'): Node | undefined {
  const { text } = piece;
  const run = matchAt(RUN, text, at)?.[0] ?? '';
  // More marks than anything has: a line of stars.
  if (run.length > 3) return { type: 'text', start: piece.base + at, end: piece.base + at + run.length, text: run };
  const double = run.length > 1 ? piece.next(mark === '*' ? '**' : '__', at + 3) : -1;
  const single = run.length !== 2 && mayOpen(text, at, mark, run.length) ? piece.next(mark, at + run.length) : -1;
  if (double >= 0 && double >= single) {
    const type = mark === '*' ? 'strong' : 'underline';
    return { type, start: piece.base + at, end: piece.base + double + 2, children: piece.parse(at + 2, double) };
  }
  if (single < 0 || (mark === '*' && isSpace(text[single - 1]))) return undefined;
  return { type: 'emphasis', start: piece.base + at, end: piece.base + single + 1, children: piece.parse(at + 1, single) };
}

/** 2 * 3 and snake_case are none. */
function mayOpen(text: string, at: number, mark: string, length: number): boolean {
  return mark === '*' ? !isSpace(text[at + length]) : !WORD.test(text.slice(Math.max(0, at - 2), at));
}

function isSpace(character = ' '): boolean {
  return /\s/.test(character);
}
