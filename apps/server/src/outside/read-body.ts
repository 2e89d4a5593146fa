import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { Unfetchable } from '../features/previews/port.ts';

/** What we say that we understand. */
export const ENCODINGS = 'gzip, br';

const FIRST_BYTES = 64 * 1024;

/**
 * Reads a body as it is before compression, up to `most` bytes, and never holds more: what is packed is unpacked piece by
 * piece. `cut`: there was more.
 */
export async function readBody(body: Readable, encoding: string, most: number): Promise<{ bytes: Uint8Array<ArrayBuffer>; cut: boolean }> {
  const unpack = unpacker(encoding);
  // One growing piece of memory: a million pieces of one byte would weigh a hundred times as much.
  let bytes = new Uint8Array(Math.min(FIRST_BYTES, most));
  let size = 0;
  for await (const chunk of unpack ? through(body, unpack) : body) {
    const piece = chunk as Uint8Array;
    const room = most - size;
    if (size + Math.min(piece.length, room) > bytes.length)
      bytes = grown(bytes, Math.min(most, Math.max(bytes.length * 2, size + piece.length)));
    bytes.set(piece.subarray(0, room), size);
    size += Math.min(piece.length, room);
    if (piece.length > room) return { bytes, cut: true };
  }
  return { bytes: bytes.slice(0, size), cut: false };
}

function unpacker(encoding: string): Transform | undefined {
  switch (encoding.trim().toLowerCase()) {
    case '':
    case 'identity':
      return undefined;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    default:
      throw new Unfetchable('encoding');
  }
}

function through(body: Readable, unpack: Transform): Transform {
  body.on('error', (error) => unpack.destroy(error));
  return body.pipe(unpack);
}

function grown(bytes: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(size);
  larger.set(bytes);
  return larger;
}
