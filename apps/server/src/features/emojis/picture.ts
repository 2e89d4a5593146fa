import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { type MovingImage, smallImage } from '../../lib/images.ts';
import { refuseField } from '../refusal.ts';

const PIXELS = 128;

export async function readPicture(dataUri: string): Promise<MovingImage> {
  const image = await smallImage(dataUri, { size: PIXELS, maxBytes: LIMITS.emojiBytes });
  return image ?? refuseField('image', 'IMAGE_INVALID', 'Not an image that can be read, or too large');
}

export function emojiFileKey(emoji_id: Id): string {
  return `emojis/${emoji_id}.webp`;
}
