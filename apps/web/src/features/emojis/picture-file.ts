import { LIMITS } from '@chat-js/protocol/limits.ts';
import { readAsDataUri } from '../../lib/data-uri.ts';

export const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** px: as large as the server keeps it. */
const SIDE = 128;

/** A data URI of a picture that the server takes, or undefined when there is no way: a still one is made smaller here. */
export async function pictureOf(file: File): Promise<string | undefined> {
  if (!PICTURES.includes(file.type)) return undefined;
  if (file.size <= LIMITS.emojiBytes) return readAsDataUri(file);
  // Made smaller here, what moves would stand still.
  if (file.type === 'image/gif' || file.type === 'image/webp') return undefined;
  const smaller = await shrink(file);
  return smaller && smaller.size <= LIMITS.emojiBytes ? readAsDataUri(smaller) : undefined;
}

async function shrink(file: File): Promise<Blob | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return null;
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
