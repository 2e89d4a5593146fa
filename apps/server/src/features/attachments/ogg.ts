import { textAt } from './bytes.ts';

/** Of a page before its table of segments (RFC 3533, 6). Bytes. */
const HEADER = 27;
const FIRST = 2;

/** Ogg whose only stream is Opus: a page with OpusHead, then one with OpusTags (RFC 7845, 3). */
export function isOggOpus(bytes: Uint8Array): boolean {
  const head = pageAt(bytes, 0);
  if (head?.flags !== FIRST || textAt(bytes, head.start, 8) !== 'OpusHead') return false;
  const [version = 0, channels = 0] = bytes.subarray(head.start + 8, head.end);
  if (version >= 16 || channels < 1 || channels > 2) return false;
  // A second stream would begin here.
  const tags = pageAt(bytes, head.end);
  return tags !== undefined && (tags.flags & FIRST) === 0 && textAt(bytes, tags.start, 8) === 'OpusTags';
}

function pageAt(bytes: Uint8Array, at: number): { flags: number; start: number; end: number } | undefined {
  if (textAt(bytes, at, 4) !== 'OggS' || bytes[at + 4] !== 0) return undefined;
  const segments = bytes[at + 26] ?? 0;
  const start = at + HEADER + segments;
  const end = bytes.subarray(at + HEADER, start).reduce((sum, length) => sum + length, start);
  return end > bytes.length ? undefined : { flags: bytes[at + 5] ?? 0, start, end };
}
