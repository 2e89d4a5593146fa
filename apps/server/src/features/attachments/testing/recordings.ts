type Bytes = readonly number[];

const ascii = (text: string): Bytes => [...Buffer.from(text, 'latin1')];
const u32 = (value: number): Bytes => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];

function page(flags: number, content: Bytes): Bytes {
  return [...ascii('OggS'), 0, flags, ...new Array<number>(20).fill(0), 1, content.length, ...content];
}

/** The smallest Ogg with Opus that says what it is, and some sound that nobody can play. */
export function oggOpus({ sound = 64, channels = 1 } = {}): Uint8Array {
  const head = [...ascii('OpusHead'), 1, channels, ...new Array<number>(9).fill(0)];
  const tags = [...ascii('OpusTags'), ...new Array<number>(8).fill(0)];
  return Uint8Array.from([...page(2, head), ...page(0, tags), ...new Array<number>(sound).fill(7)]);
}

const element = (id: Bytes, content: Bytes): Bytes => [...id, 0x40 | (content.length >> 8), content.length & 255, ...content];

interface WebmTrack {
  kind?: number;
  codec?: string;
}

/** WebM as browsers record it: neither the segment nor the cluster has a known length. */
export function webm({ tracks = [{}], type = 'webm' }: { tracks?: readonly WebmTrack[]; type?: string } = {}): Uint8Array {
  const entries = tracks.flatMap(({ kind = 2, codec = 'A_OPUS' }) =>
    element([0xae], [...element([0xd7], [1]), ...element([0x83], [kind]), ...element([0x86], ascii(codec))]),
  );
  const endless = [0x01, 255, 255, 255, 255, 255, 255, 255];
  return Uint8Array.from([
    ...element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], ascii(type))),
    ...[0x18, 0x53, 0x80, 0x67, ...endless],
    ...element([0x16, 0x54, 0xae, 0x6b], entries),
    ...[0x1f, 0x43, 0xb6, 0x75, ...endless],
    ...new Array<number>(64).fill(7),
  ]);
}

const box = (type: string, content: Bytes): Bytes => [...u32(content.length + 8), ...ascii(type), ...content];

/** MP4 with one track. */
export function mp4({ handler = 'soun', codec = 'mp4a', brand = 'iso5', tracks = 1 } = {}): Uint8Array {
  const table = box('stsd', [...u32(0), ...u32(1), ...box(codec, new Array<number>(28).fill(0))]);
  const media = box('mdia', [
    ...box('hdlr', [...u32(0), ...u32(0), ...ascii(handler), ...new Array<number>(12).fill(0)]),
    ...box('minf', box('stbl', table)),
  ]);
  const movie = Array.from({ length: tracks }, () => box('trak', media)).flat();
  return Uint8Array.from([
    ...box('ftyp', [...ascii(brand), ...u32(0)]),
    ...box('moov', movie),
    ...box('mdat', new Array<number>(64).fill(7)),
  ]);
}
