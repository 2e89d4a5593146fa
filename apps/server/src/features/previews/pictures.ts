import { randomBytes } from 'node:crypto';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import type { LinkEmbed } from '@chat-js/protocol/previews.ts';
import type { Context } from '../context.ts';

type Embeds = Message['embeds'];

interface Place {
  channel_id: Id;
  id: Id;
}

const CDN = '/cdn/';

/** All pictures of a message are in a folder, all of a channel in another: they go with it. */
function folderOf({ channel_id, id }: Place): string {
  return `previews/${channel_id}/${id}`;
}

/** A path that was never used: nobody guesses it, and no other picture is ever found there. */
export function newPicturePath(message: Place): string {
  return `${CDN}${folderOf(message)}/${randomBytes(16).toString('hex')}.webp`;
}

export function keyOfPicture(path: string): string {
  return path.slice(CDN.length);
}

export function isLinkEmbed(embed: Embeds[number]): embed is LinkEmbed {
  return 'url' in embed;
}

/** Removes the pictures that were shown before and are not any more. */
export async function removeUnshown(ctx: Context, before: Embeds, after: Embeds = []): Promise<void> {
  const shown = new Set(pathsOf(after));
  for (const path of pathsOf(before)) if (!shown.has(path)) await ctx.files.remove(keyOfPicture(path));
}

function pathsOf(embeds: Embeds): string[] {
  return embeds.filter(isLinkEmbed).flatMap(({ thumbnail }) => (thumbnail ? [thumbnail.proxy_url] : []));
}

/** Removes every picture of messages that are gone. What fails here goes with the channel: the messages are gone in any case. */
export async function removePicturesOf(ctx: Context, messages: readonly Place[]): Promise<void> {
  try {
    for (const message of messages) await ctx.files.removeFolder(folderOf(message));
  } catch (error) {
    ctx.logger.warn({ err: error }, 'pictures of previews of deleted messages are left');
  }
}

export async function removePicturesOfChannel(ctx: Context, channel_id: Id): Promise<void> {
  await ctx.files.removeFolder(`previews/${channel_id}`);
}

/** The previews of a message whose pictures are gone. */
export function withoutPictures(embeds: Embeds): Embeds {
  return embeds.flatMap((embed): Embeds => {
    if (!isLinkEmbed(embed)) return [embed];
    const { thumbnail: _, ...rest } = embed;
    return rest.type === 'image' ? [] : [rest];
  });
}
