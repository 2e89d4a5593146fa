import { textAt } from './bytes.ts';

const BRANDS = /^(isom|iso[2-9]|mp4[12]|M4A |dash|cmf[2c])$/;
const CODECS: readonly string[] = ['mp4a', 'Opus'];
/** A recording in pieces has some of them for each second. */
const MOST_BOXES = 20_000;

interface Box {
  type: string;
  start: number;
  end: number;
}

/** MP4 (ISO/IEC 14496-12) with one track, which is AAC or Opus: what Safari records. */
export function isMp4Audio(bytes: Uint8Array): boolean {
  const boxes = boxesIn(bytes, { start: 0, end: bytes.length });
  const [first] = boxes;
  if (first?.type !== 'ftyp' || !BRANDS.test(textAt(bytes, first.start, 4))) return false;
  const within = (parents: readonly Box[], type: string) =>
    parents.flatMap((box) => boxesIn(bytes, box)).filter((box) => box.type === type);
  const movies = boxes.filter(({ type }) => type === 'moov');
  const tracks = within(movies, 'trak');
  if (movies.length !== 1 || tracks.length !== 1) return false;
  const media = within(tracks, 'mdia');
  const [handler] = within(media, 'hdlr');
  const [table] = within(within(within(media, 'minf'), 'stbl'), 'stsd');
  if (!handler || !table) return false;
  // Version and flags, then eight bytes of a handler and four of a table, come before what is looked for.
  const [sample] = boxesIn(bytes, { start: table.start + 8, end: table.end });
  return textAt(bytes, handler.start + 8, 4) === 'soun' && sample !== undefined && CODECS.includes(sample.type);
}

function boxesIn(bytes: Uint8Array, { start, end }: Pick<Box, 'start' | 'end'>): Box[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const boxes: Box[] = [];
  for (let at = start; at + 8 <= end && boxes.length < MOST_BOXES; ) {
    const size = view.getUint32(at);
    const isLong = size === 1;
    if (isLong && at + 16 > end) break;
    const header = isLong ? 16 : 8;
    const length = isLong ? Number(view.getBigUint64(at + 8)) : size === 0 ? end - at : size;
    if (length < header || at + length > end) break;
    boxes.push({ type: textAt(bytes, at + 4, 4), start: at + header, end: at + length });
    at += length;
  }
  return boxes;
}
