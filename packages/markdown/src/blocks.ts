import { list } from './lists.ts';
import type { Node } from './nodes.ts';
import { lineEnd, matchAt, nextLine, type Piece } from './piece.ts';

const QUOTE = / *(?:>>> +|>(?: |(?=\n|$)))/y;
const TITLE = /(#{1,3}|-#) +(?=\S)/y;

/** What begins with a line: a quote, a heading, small print, a list. */
export function block(piece: Piece, at: number): Node | undefined {
  if (!/[ >#\-*\d]/.test(piece.text.charAt(at))) return undefined;
  return quote(piece, at) ?? titled(piece, at) ?? list(piece, at);
}

function quote(piece: Piece, at: number): Node | undefined {
  const { text } = piece;
  const mark = piece.quotes ? matchAt(QUOTE, text, at)?.[0] : undefined;
  if (mark === undefined) return undefined;
  const start = at + mark.length;
  if (mark.includes('>>>')) {
    return {
      type: 'quote',
      start: piece.base + at,
      end: piece.base + text.length,
      children: piece.parse(start, text.length, { quotes: false, line: 0 }),
    };
  }
  let end = lineEnd(text, start);
  while (end < text.length && isQuoted(text, end + 1)) end = lineEnd(text, end + 1);
  const children = piece.parse(start, end, { quotes: false, quoted: true, line: 0 });
  return { type: 'quote', start: piece.base + at, end: piece.base + nextLine(piece, end), children };
}

function isQuoted(text: string, at: number): boolean {
  const mark = matchAt(QUOTE, text, at)?.[0];
  return mark !== undefined && !mark.includes('>>>');
}

function titled(piece: Piece, at: number): Node | undefined {
  const found = matchAt(TITLE, piece.text, at);
  if (!found) return undefined;
  const start = at + found[0].length;
  const end = lineEnd(piece.text, start);
  const children = piece.parse(start, end, { blocks: false });
  const where = { start: piece.base + at, end: piece.base + nextLine(piece, end) };
  const level = found[1]?.length;
  if (found[1] === '-#') return { type: 'subtext', ...where, children };
  return { type: 'heading', ...where, level: level === 1 || level === 2 ? level : 3, children };
}
