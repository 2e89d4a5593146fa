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
export function squareImage(dataUri: string, { size, maxBytes }: Bounds): Promise<StoredImage | undefined> {
  return inTurn(dataUri, maxBytes, (input) => makeSquare(input, size));
}

/** What moves, and how large it may be decoded: all frames together. */
const MOVING = { frames: 250, pixels: 16_000_000 };

/**
 * Makes a WebP of at most `size` pixels in each direction out of a data URI, of the same shape as what came, and moving if
 * that moved. undefined when it is not an image, or one of more frames or pixels than an emoji has reason for.
 */
export function smallImage(dataUri: string, { size, maxBytes }: Bounds): Promise<MovingImage | undefined> {
  return inTurn(dataUri, maxBytes, (input) => makeSmall(input, size));
}

export interface MovingImage {
  /** WebP. */
  bytes: Uint8Array;
  animated: boolean;
}

interface Bounds {
  size: number;
  maxBytes: number;
}

/** One at a time: half a megabyte can ask for hundreds of megabytes while it is decoded. */
function inTurn<T>(dataUri: string, maxBytes: number, make: (input: Uint8Array) => Promise<T>): Promise<T | undefined> {
  const input = Buffer.from(dataUri.slice(dataUri.indexOf(',') + 1), 'base64');
  if (input.length > maxBytes) return Promise.resolve(undefined);
  const image = turn.then(() => make(input));
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

async function makeSmall(input: Uint8Array, size: number): Promise<MovingImage | undefined> {
  const { default: sharp } = await import('sharp');
  try {
    // Reads the head alone: how many frames there are is known before any is decoded.
    const { format, pages = 1 } = await sharp(input, { limitInputPixels: MOVING.pixels, failOn: 'error' }).metadata();
    if (!FORMATS.includes(format) || pages > MOVING.frames) return undefined;
    const animated = pages > 1;
    const image = sharp(input, { limitInputPixels: MOVING.pixels, failOn: 'error', animated });
    // Frames cannot be turned, and what moves has no camera's note of which side is up.
    const bytes = await (animated ? image : image.rotate())
      .resize(size, size, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 85, effort: 3 })
      .timeout({ seconds: MAX_SECONDS })
      .toBuffer();
    return { bytes, animated };
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}
