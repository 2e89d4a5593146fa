import { createHash } from 'node:crypto';
import type { Sharp } from 'sharp';
import { createQueues } from './queues.ts';

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

export interface Thumbnail {
  /** WebP. */
  bytes: Uint8Array;
  width: number;
  height: number;
}

export interface MovingImage {
  /** WebP. */
  bytes: Uint8Array;
  animated: boolean;
}

/** What moves, and how large it may be decoded: all frames together. */
const MOVING = { frames: 250, pixels: 16_000_000 };

/** One at a time: half a megabyte can ask for hundreds of megabytes while it is decoded. */
const inTurn = createQueues();

/** What comes from elsewhere, and the many frames of what moves, do not hold up what people upload. */
const QUEUE = { uploads: 'uploads', moving: 'moving', outside: 'outside' } as const;

interface Bounds {
  size: number;
  maxBytes: number;
}

/**
 * Makes a square WebP of `size` pixels out of a data URI: decoding and encoding anew drops metadata and whatever else
 * hides in a file. `maxBytes` bounds the input. undefined when it is not an image. Animations keep their first frame.
 */
export function squareImage(dataUri: string, { size, maxBytes }: Bounds): Promise<StoredImage | undefined> {
  const input = bytesOf(dataUri);
  if (input.length > maxBytes) return Promise.resolve(undefined);
  return inTurn(QUEUE.uploads, async () => {
    const made = await makeWebp(input, (image) => image.resize(size, size, { fit: 'cover' }).webp({ quality: 85 }));
    return made && { hash: createHash('sha256').update(made.bytes).digest('hex').slice(0, 32), bytes: made.bytes };
  });
}

/**
 * Makes a WebP of at most `size` pixels in each direction out of a data URI, of the same shape as what came, and moving if
 * that moved. undefined when it is not an image, or one of more frames or pixels than an emoji has reason for.
 */
export function smallImage(dataUri: string, { size, maxBytes }: Bounds): Promise<MovingImage | undefined> {
  const input = bytesOf(dataUri);
  if (input.length > maxBytes) return Promise.resolve(undefined);
  return inTurn(QUEUE.moving, () => makeMoving(input, size));
}

function bytesOf(dataUri: string): Uint8Array {
  return Buffer.from(dataUri.slice(dataUri.indexOf(',') + 1), 'base64');
}

/** The whole picture, from somewhere else, as a WebP that fits into a box of this size, never larger than it was. undefined when it is not an image. */
export function thumbnail(input: Uint8Array, { width, height }: { width: number; height: number }): Promise<Thumbnail | undefined> {
  const fitted = (image: Sharp) => image.resize(width, height, { fit: 'inside', withoutEnlargement: true }).webp({ quality: 80 });
  return inTurn(QUEUE.outside, () => makeWebp(input, fitted));
}

async function makeWebp(input: Uint8Array, shape: (image: Sharp) => Sharp): Promise<Thumbnail | undefined> {
  // Loaded late: the image library costs memory that most days of a small server never need.
  const { default: sharp } = await import('sharp');
  try {
    const image = sharp(input, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
    if (!FORMATS.includes((await image.metadata()).format)) return undefined;
    const { data, info } = await shape(image.rotate()).timeout({ seconds: MAX_SECONDS }).toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

async function makeMoving(input: Uint8Array, size: number): Promise<MovingImage | undefined> {
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
