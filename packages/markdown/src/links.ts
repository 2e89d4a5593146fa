import type { Node } from './nodes.ts';
import { matchAt, type Piece } from './piece.ts';

// Each part ends at the first character that it cannot take, so a scan is linear.
const BARE = /https?:\/\/[\p{L}\p{N}[][^\s<>"`\]]*(?:\](?!\()[^\s<>"`\]]*)*/iuy;

/** One pair of brackets may be within an address: an attempt ends where the next one would begin. */
const TARGET =
  /\]\(\s*(?:<(https?:\/\/[\p{L}\p{N}[][^\s<>]*)>|(https?:\/\/[\p{L}\p{N}[][^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*))(?:\s+"([^"\n]*)")?\s*\)/iuy;

/** What ends a sentence around a link rather than the link. */
const TRAILING = new Set(".,:;!?…'*_~|»”’");
const CLOSING = new Set(')]');

export function link(piece: Piece, at: number): Node | undefined {
  const found = matchAt(BARE, piece.text, at);
  if (!found) return undefined;
  const href = trimLink(found[0]);
  return { type: 'link', start: piece.base + at, end: piece.base + at + href.length, href, bare: false };
}

/** Leaves out punctuation at the end, and brackets that were opened before the link. */
function trimLink(link: string): string {
  const unmatched: Record<string, number> = { ')': count(link, ')') - count(link, '('), ']': count(link, ']') - count(link, '[') };
  let end = link.length;
  for (; end > 0; end -= 1) {
    const last = link.charAt(end - 1);
    if (CLOSING.has(last) && (unmatched[last] ?? 0) > 0) unmatched[last] = (unmatched[last] ?? 0) - 1;
    else if (!TRAILING.has(last)) break;
  }
  return link.slice(0, end);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** `[text](address "title")`. A text with an address in it is none: nobody shall read one and go to another. */
export function maskedLink(piece: Piece, at: number): Node | undefined {
  piece.brackets ??= pairBrackets(piece.text);
  const close = piece.brackets.get(at);
  if (close === undefined || piece.text.slice(at + 1, close).trim() === '') return undefined;
  const address = piece.next('link', at);
  if (address >= 0 && address < close) return undefined;
  const found = matchAt(TARGET, piece.text, close);
  if (!found) return undefined;
  const [whole, bare, open = '', title = ''] = found;
  return {
    type: 'masked_link',
    start: piece.base + at,
    end: piece.base + close + whole.length,
    href: bare ?? open,
    bare: bare !== undefined,
    title,
    children: piece.parse(at + 1, close, { blocks: false }),
  };
}

function pairBrackets(text: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (const { 0: found, index } of text.matchAll(/\\.|[[\]]/gs)) {
    if (found === '[') open.push(index);
    const start = found === ']' ? open.pop() : undefined;
    if (start !== undefined) pairs.set(start, index);
  }
  return pairs;
}
