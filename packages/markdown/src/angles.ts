import type { Mention, Node, TimestampStyle } from './nodes.ts';
import { matchAt, type Piece } from './piece.ts';

// Ids have 64 bits, names of emoji at most 32 letters: everything but an address is short.
const ANGLES =
  /<(?:(@!?|@&|#)(\d{1,19})|(a?):(\w{2,32}):(\d{1,19})|t:(-?\d{1,13})(?::([tTdDfFRsS]))?|(https?:\/\/[\p{L}\p{N}[][^\s<>]*))>/iuy;

const MENTIONED: Record<string, Mention['of']> = { '@&': 'role', '#': 'channel' };

/** The last second that a Date can hold (ECMAScript, "Time Values and Time Range"). */
const LAST_SECOND = 8.64e12;

const ISOLATED = /@(everyone|here)(?![\p{L}\p{N}_])/uy;

/** What is written in angle brackets: `<@id>`, `<#id>`, `<:name:id>`, `<t:seconds:style>`, `<https://…>`. */
export function angles(piece: Piece, at: number): Node | undefined {
  const found = matchAt(ANGLES, piece.text, at);
  if (!found) return undefined;
  const [whole, mark, id = '', animated, name = '', picture = '', seconds, style = 'f', href = ''] = found;
  const where = { start: piece.base + at, end: piece.base + at + whole.length };
  if (mark !== undefined) return { type: 'mention', ...where, of: MENTIONED[mark] ?? 'user', id };
  if (animated !== undefined) return { type: 'emoji', ...where, name, id: picture, animated: animated !== '' };
  if (seconds === undefined) return { type: 'link', ...where, href, bare: true };
  if (Math.abs(Number(seconds)) > LAST_SECOND) return undefined;
  return { type: 'timestamp', ...where, seconds: Number(seconds), style: style as TimestampStyle };
}

/** `@everyone` and `@here`. */
export function broadcast(piece: Piece, at: number): Node | undefined {
  const found = matchAt(ISOLATED, piece.text, at);
  return found
    ? { type: 'mention', start: piece.base + at, end: piece.base + at + found[0].length, of: found[1] as 'everyone' | 'here', id: '' }
    : undefined;
}
