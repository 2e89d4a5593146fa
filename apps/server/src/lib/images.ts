import { createHash } from 'node:crypto';

export interface StoredImage {
  /** The first 32 hex digits of the SHA-256 of `bytes`: the name of the file. */
  hash: string;
  /** WebP. */
  bytes: Uint8Array;
}

const MAX_PIXELS = 50_000_000;

/**
 * Makes a square WebP of `size` pixels out of a data URI: decoding and encoding anew drops metadata and whatever else
 * hides in a file. `maxBytes` bounds the input. undefined when it is not an image. Animations keep their first frame.
 */
export async function squareImage(
  dataUri: string,
  { size, maxBytes }: { size: number; maxBytes: number },
): Promise<StoredImage | undefined> {
  const input = Buffer.from(dataUri.slice(dataUri.indexOf(',') + 1), 'base64');
  if (input.length > maxBytes) return undefined;
  // Loaded late: the image library costs memory that most days of a small server never need.
  const { default: sharp } = await import('sharp');
  try {
    const bytes = await sharp(input, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .rotate()
      .resize(size, size, { fit: 'cover' })
      .webp({ quality: 85 })
      .toBuffer();
    return { hash: createHash('sha256').update(bytes).digest('hex').slice(0, 32), bytes };
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}
