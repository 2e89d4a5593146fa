import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { squareImage } from '../../lib/images.ts';
import type { Context } from '../context.ts';
import { refuseField } from '../refusal.ts';

const ICON_PIXELS = 256;

/** Stores the icon of a group and answers its hash. */
export async function setGroupIcon(ctx: Context, channel_id: Id, dataUri: string): Promise<string> {
  const image = await squareImage(dataUri, { size: ICON_PIXELS, maxBytes: LIMITS.imageBytes });
  if (!image) return refuseField('icon', 'IMAGE_INVALID', 'Not an image that can be read, or too large');
  await ctx.files.put(groupIconKey(channel_id, image.hash), image.bytes);
  return image.hash;
}

export function groupIconKey(channel_id: Id, hash: string): string {
  return `channel-icons/${channel_id}/${hash}.webp`;
}
