import type { Node } from './nodes.ts';
import { matchAt, nextLine, type Piece, plainLines } from './piece.ts';

const RUN = /`+/y;
const LANGUAGE = /^([\w+\-.#]+)\n/;

/** `code`, ``code with ` in it`` and blocks of it; else the backticks themselves. */
export function code(piece: Piece, at: number): Node {
  const { text } = piece;
  const mark = text.startsWith('```', at) ? '```' : text.startsWith('``', at) ? '``' : '`';
  const found = mark === '```' ? codeBlock(piece, at) : inlineCode(piece, at, mark);
  if (found) return found;
  const run = matchAt(RUN, text, at)?.[0] ?? mark;
  return { type: 'text', start: piece.base + at, end: piece.base + at + run.length, text: run };
}

function inlineCode(piece: Piece, at: number, mark: '`' | '``'): Node | undefined {
  const start = at + mark.length;
  const close = piece.next(mark, start);
  if (close < 0) return undefined;
  // A space keeps a backtick of the code apart from those around it.
  const text = plainLines(piece, start, close)
    .replace(/^ (?=`)/, '')
    .replace(/(?<=`) $/, '');
  return { type: 'code', start: piece.base + at, end: piece.base + close + mark.length, text };
}

function codeBlock(piece: Piece, at: number): Node | undefined {
  const close = piece.next('```', at + 4);
  if (close < 0) return undefined;
  const lines = plainLines(piece, at + 3, close);
  const [head = '', language = ''] = LANGUAGE.exec(lines) ?? [];
  const text = trimLines(lines.slice(head.length));
  const end = nextLine(piece, close + 3);
  if (text !== '') return { type: 'code_block', start: piece.base + at, end: piece.base + end, language: language.toLowerCase(), text };
  // A language alone is code.
  return language === '' ? undefined : { type: 'code_block', start: piece.base + at, end: piece.base + end, language: '', text: language };
}

function trimLines(text: string): string {
  let [start, end] = [0, text.length];
  while (text[start] === '\n') start += 1;
  while (end > start && text[end - 1] === '\n') end -= 1;
  return text.slice(start, end);
}
