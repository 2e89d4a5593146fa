import { expect, test } from 'vitest';
import { createFrameReader } from './frames.ts';

const TEXTS = ['', 'a', 'b'.repeat(125), 'c'.repeat(126), 'd'.repeat(65_535), 'e'.repeat(65_536)];

/** An unmasked text frame (RFC 6455, section 5.2). */
function frameOf(text: string): Buffer {
  const size = text.length;
  const head = Buffer.alloc(size < 126 ? 2 : size < 65_536 ? 4 : 10);
  head[0] = 0x81;
  head[1] = size < 126 ? size : size < 65_536 ? 126 : 127;
  if (head.length === 4) head.writeUInt16BE(size, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(size), 2);
  return Buffer.concat([head, Buffer.from(text)]);
}

for (const step of [1, 3, 127, 4096, 1_000_000]) {
  test(`frames of all sizes arrive whole when the stream comes in pieces of ${step} bytes`, () => {
    const got: string[] = [];
    const read = createFrameReader((_, payload) => got.push(payload.toString()));
    const stream = Buffer.concat(TEXTS.map(frameOf));
    for (let at = 0; at < stream.length; at += step) read(stream.subarray(at, at + step));
    expect(got).toEqual(TEXTS);
  });
}
