import { textAt } from './bytes.ts';

/** Elements that are looked at (RFC 8794, RFC 9559). */
const ID = {
  EBML: 0x1a45dfa3,
  DocType: 0x4282,
  Segment: 0x18538067,
  Cluster: 0x1f43b675,
  Tracks: 0x1654ae6b,
  TrackEntry: 0xae,
  TrackType: 0x83,
  CodecID: 0x86,
} as const;

const SOUND = 2;
/** Browsers write a handful before the sound begins. */
const MOST_ELEMENTS = 200;

interface Element {
  id: number;
  start: number;
  end: number;
}

/** WebM with one track, which is Opus. */
export function isWebmOpus(bytes: Uint8Array): boolean {
  const [head, segment] = elementsIn(bytes, { start: 0, end: bytes.length });
  if (head?.id !== ID.EBML || segment?.id !== ID.Segment) return false;
  const type = elementsIn(bytes, head).find(({ id }) => id === ID.DocType);
  if (!type || trimmed(bytes, type) !== 'webm') return false;
  const tracks = elementsIn(bytes, segment).filter(({ id }) => id === ID.Tracks);
  const entries = tracks.flatMap((element) => elementsIn(bytes, element)).filter(({ id }) => id === ID.TrackEntry);
  const [entry] = entries;
  if (!entry || entries.length > 1) return false;
  const fields = elementsIn(bytes, entry);
  const kind = fields.find(({ id }) => id === ID.TrackType);
  const codec = fields.find(({ id }) => id === ID.CodecID);
  if (!kind || !codec) return false;
  return kind.end === kind.start + 1 && bytes[kind.start] === SOUND && trimmed(bytes, codec) === 'A_OPUS';
}

/** Texts may be filled up with zeros. */
function trimmed(bytes: Uint8Array, { start, end }: Element): string {
  return textAt(bytes, start, Math.min(end - start, 32)).replace(/\0+$/, '');
}

/** Those in front, up to the first that holds sound. One whose length is not known goes to the end. */
function elementsIn(bytes: Uint8Array, { start, end }: Pick<Element, 'start' | 'end'>): Element[] {
  const elements: Element[] = [];
  for (let at = start; at < end && elements.length < MOST_ELEMENTS; ) {
    const id = numberAt(bytes, at, { marked: true });
    const size = id && numberAt(bytes, at + id.length, { marked: false });
    if (!id || !size || id.length > 4 || id.value === ID.Cluster) break;
    const from = at + id.length + size.length;
    const to = size.isUnknown ? end : from + size.value;
    if (to > end) break;
    elements.push({ id: id.value, start: from, end: to });
    at = to;
  }
  return elements;
}

/** A number of variable length: as many leading zeros as bytes follow (RFC 8794, 4). `marked`: with the bit that says so, as ids are written. */
function numberAt(bytes: Uint8Array, at: number, { marked }: { marked: boolean }) {
  const first = bytes[at] ?? 0;
  const length = Math.clz32(first) - 23;
  if (length > 8 || at + length > bytes.length) return undefined;
  const most = 2 ** (8 - length) - 1;
  let value = marked ? first : first & most;
  let isUnknown = (first & most) === most;
  for (const byte of bytes.subarray(at + 1, at + length)) {
    value = value * 256 + byte;
    isUnknown &&= byte === 255;
  }
  return { value, length, isUnknown };
}
