import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { squareImage } from '../../lib/images.ts';
import type { Context } from '../context.ts';
import { refuseField } from '../refusal.ts';

const ICON_PIXELS = 256;

/** Stores the icon of a guild and answers its hash. */
export async function setIcon(ctx: Context, guild_id: Id, dataUri: string): Promise<string> {
  const image = await squareImage(dataUri, { size: ICON_PIXELS, maxBytes: LIMITS.imageBytes });
  if (!image) return refuseField('icon', 'IMAGE_INVALID', 'Not an image that can be read, or too large');
  await ctx.files.put(iconKey(guild_id, image.hash), image.bytes);
  return image.hash;
}

export function iconKey(guild_id: Id, hash: string): string {
  return `icons/${guild_id}/${hash}.webp`;
}
