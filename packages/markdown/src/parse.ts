import { angles, broadcast } from './angles.ts';
import { block } from './blocks.ts';
import { code } from './code.ts';
import { link, maskedLink } from './links.ts';
import type { Node } from './nodes.ts';
import { closersOf, nextLine, type Piece } from './piece.ts';
import { doubled, emphasised } from './wrapped.ts';

/** Where something may begin within a line. */
const BEGINNING = /[\n\\*_`<[@]|~~|\|\||https?:\/\//gi;

/** What a backslash has nothing to do with: letters, digits and space. */
const PLAIN = /[\p{L}\p{N}\s]/u;

/** A face that loses its arm otherwise. */
const SHRUG = '\\_(ツ)_/¯';

/** Nothing that a person writes is deeper; beyond it marks are text. */
const DEEPEST = 16;

/**
 * Reads a message in Discord's dialect of Markdown. Whatever the input is, it takes time in proportion to its length and
 * does not throw; there is no HTML. What is opened first is what counts, and ends where it is first closed.
 */
export function parse(input: string): Node[] {
  return parsePiece(input, { base: 0, depth: 0, quoted: false, indent: 0, blocks: true, quotes: true, line: 0 });
}

function parsePiece(text: string, state: Omit<Piece, 'text' | 'brackets' | 'parse' | 'next'>): Node[] {
  const piece: Piece = {
    ...state,
    text,
    brackets: undefined,
    next: closersOf(text),
    parse(start, end, change) {
      const { base, depth, quoted, indent, blocks, quotes } = piece;
      const inner = { base: base + start, depth: depth + 1, quoted, indent, blocks, quotes, line: -1, ...change };
      return parsePiece(text.slice(start, end), inner);
    },
  };
  if (piece.depth > DEEPEST) return [{ type: 'text', start: piece.base, end: piece.base + text.length, text }];
  return readAll(piece);
}

function readAll(piece: Piece): Node[] {
  const { text, base } = piece;
  const nodes: Node[] = [];
  const push = (node: Node) => {
    const last = nodes.at(-1);
    if (node.type !== 'text' || last?.type !== 'text') nodes.push(node);
    else {
      last.text += node.text;
      last.end = node.end;
    }
  };
  let done = 0;
  for (let at = 0; at < text.length; ) {
    const node = (piece.blocks && at === piece.line && block(piece, at)) || inline(piece, at);
    if (node) {
      if (at > done) push({ type: 'text', start: piece.base + done, end: piece.base + at, text: text.slice(done, at) });
      push(node);
      done = at = node.end - base;
    } else {
      BEGINNING.lastIndex = at + 1;
      at = BEGINNING.exec(text)?.index ?? text.length;
    }
  }
  if (text.length > done) push({ type: 'text', start: piece.base + done, end: piece.base + text.length, text: text.slice(done) });
  return nodes;
}

function inline(piece: Piece, at: number): Node | undefined {
  const character = piece.text[at];
  switch (character) {
    case '\n':
      return { type: 'break', start: piece.base + at, end: piece.base + nextLine(piece, at) };
    case '\\':
      return escaped(piece, at);
    case '*':
    case '_':
      return emphasised(piece, at, character);
    case '~':
      return doubled(piece, at, '~~');
    case '|':
      return doubled(piece, at, '||');
    case '`':
      return code(piece, at);
    case '<':
      return angles(piece, at);
    case '[':
      return maskedLink(piece, at);
    case '@':
      return broadcast(piece, at);
    default:
      return link(piece, at);
  }
}

/** A backslash takes the meaning of what comes after it. */
function escaped(piece: Piece, at: number): Node | undefined {
  const { text } = piece;
  if (text[at - 1] === '¯' && text.startsWith(SHRUG, at))
    return { type: 'text', start: piece.base + at, end: piece.base + at + SHRUG.length, text: SHRUG };
  const next = text[at + 1];
  return next === undefined || PLAIN.test(next)
    ? undefined
    : { type: 'text', start: piece.base + at, end: piece.base + at + 2, text: next };
}
