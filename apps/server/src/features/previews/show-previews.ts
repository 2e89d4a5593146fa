import { isDeepStrictEqual } from 'node:util';
import { channelPermissions } from '@chat-js/permissions/permissions.ts';
import { MESSAGE_FLAG } from '@chat-js/protocol/messages.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { LinkEmbed } from '@chat-js/protocol/previews.ts';
import type { PlaceAccessed } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { carryOn, isPublished } from '../crossposts/carry-on.ts';
import { memberAccess } from '../members/new-member.ts';
import { announceUpdate, changeMessage } from '../messages/change-message.ts';
import { bodyOf, type MessageBody } from '../messages/new-message.ts';
import type { MessageRow } from '../messages/store.ts';
import { previewable } from './links.ts';
import { isLinkEmbed, keyOfPicture, newPicturePath, removeUnshown } from './pictures.ts';
import type { Preview, Previews } from './previews.ts';

type Place = PlaceAccessed;

/** Puts previews of its links under a message that was just kept: behind the answer, and only if nothing comes between. */
export function showPreviews(ctx: Context, place: Place, row: MessageRow): void {
  const { previews } = ctx;
  // Nearly every message ends here, unread.
  if (!previews || !row.body.includes('://')) return;
  const body = bodyOf(row);
  const links = previewable(textOf(body));
  const isNew = links.some((href) => !body.embeds.some((embed) => isLinkEmbed(embed) && embed.url === href));
  if (!isNew || isSuppressed(body)) return;
  previews.begin(row.author_id, () => preview(ctx, { place, previews, row, links, body }));
}

/** What stays of the previews of a message when its text becomes another one, or its flags. */
export function keptEmbeds(body: MessageBody, content = textOf(body)): MessageBody['embeds'] {
  const { embeds } = body;
  if (isSuppressed(body)) return embeds.filter((embed) => !isLinkEmbed(embed));
  const links = new Set(previewable(content));
  return embeds.filter((embed) => !isLinkEmbed(embed) || links.has(embed.url));
}

interface Job {
  place: Place;
  previews: Previews;
  row: MessageRow;
  links: readonly string[];
  body: MessageBody;
}

async function preview(ctx: Context, { place, previews, row, links, body }: Job): Promise<void> {
  if (!(await mayEmbed(ctx, place, row.author_id))) return;
  const shown = new Map(body.embeds.filter(isLinkEmbed).map((embed) => [embed.url, embed]));
  const found = await Promise.all(
    links.map(async (url) => {
      const known = shown.get(url);
      if (known) return known;
      const preview = await previews.lookUp(url);
      return preview && (await keepPicture(ctx, row, url, preview));
    }),
  );
  const embeds = found.filter((embed) => embed !== undefined);
  if (embeds.length === shown.size) return;
  const changed = await changeMessage(ctx, row.channel_id, row.id, (now) => {
    const current = bodyOf(now);
    // Changed meanwhile: whoever did that has begun anew.
    if (current.content !== body.content || isSuppressed(current) || !isDeepStrictEqual(current.embeds, body.embeds)) return undefined;
    return { body: JSON.stringify({ ...current, embeds }) };
  });
  if (changed?.changed) {
    await announceUpdate(ctx, place.guild?.id, changed.row);
    if (isPublished(changed.row)) await carryOn(ctx, [row.id]);
  } else await removeUnshown(ctx, embeds, body.embeds);
}

/** Whoever is not trusted with links shows nothing of what is behind them. */
async function mayEmbed(ctx: Context, { guild, channel }: Place, author_id: string): Promise<boolean> {
  if (!guild) return true;
  const author = await ctx.directory.getMember(guild.id, author_id);
  if (!author) return false;
  const permissions = channelPermissions(guild, channel.permission_overwrites, memberAccess(author, ctx.clock.now()));
  return hasPermission(permissions, 'EMBED_LINKS');
}

async function keepPicture(ctx: Context, row: MessageRow, url: string, { picture, ...preview }: Preview): Promise<LinkEmbed> {
  if (!picture) return { ...preview, url };
  const { bytes, width, height } = picture;
  const proxy_url = newPicturePath(row);
  await ctx.files.put(keyOfPicture(proxy_url), bytes);
  return { ...preview, url, thumbnail: { url: picture.url, proxy_url, width, height } };
}

/** What is read: of a forward what it carries. */
function textOf({ content, message_snapshots }: MessageBody): string {
  return message_snapshots?.[0]?.message.content ?? content;
}

/** Whoever forwards a message without previews shows none either. */
function isSuppressed({ flags, message_snapshots }: MessageBody): boolean {
  const carried = message_snapshots?.[0]?.message.flags ?? 0;
  return ((flags | carried) & MESSAGE_FLAG.SUPPRESS_EMBEDS) !== 0;
}
