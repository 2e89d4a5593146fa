import { createHash } from 'node:crypto';
import { nothing } from './nothing.ts';

export interface StoredImage {
  /** The first 32 hex digits of the SHA-256 of `bytes`: the name of the file. */
  hash: string;
  /** WebP. */
  bytes: Uint8Array;
}

const MAX_PIXELS = 30_000_000;
const MAX_SECONDS = 10;
/** Of all that the library can read: others, such as SVG, are programs rather than pictures. */
const FORMATS: readonly string[] = ['png', 'jpeg', 'gif', 'webp'];

let turn: Promise<unknown> = Promise.resolve();

/**
 * Makes a square WebP of `size` pixels out of a data URI: decoding and encoding anew drops metadata and whatever else
 * hides in a file. `maxBytes` bounds the input. undefined when it is not an image. Animations keep their first frame.
 */
export function squareImage(dataUri: string, { size, maxBytes }: { size: number; maxBytes: number }): Promise<StoredImage | undefined> {
  const input = Buffer.from(dataUri.slice(dataUri.indexOf(',') + 1), 'base64');
  if (input.length > maxBytes) return Promise.resolve(undefined);
  // One at a time: half a megabyte can ask for hundreds of megabytes while it is decoded.
  const image = turn.then(() => makeSquare(input, size));
  turn = image.catch(nothing);
  return image;
}

async function makeSquare(input: Uint8Array, size: number): Promise<StoredImage | undefined> {
  // Loaded late: the image library costs memory that most days of a small server never need.
  const { default: sharp } = await import('sharp');
  try {
    const image = sharp(input, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
    if (!FORMATS.includes((await image.metadata()).format)) return undefined;
    const bytes = await image
      .rotate()
      .resize(size, size, { fit: 'cover' })
      .webp({ quality: 85 })
      .timeout({ seconds: MAX_SECONDS })
      .toBuffer();
    return { hash: createHash('sha256').update(bytes).digest('hex').slice(0, 32), bytes };
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}
