import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { Context } from '../context.ts';
import type { GuildDoc, StoredChannel } from '../guilds/store.ts';
import type { MemberRow } from '../members/store.ts';
import { isPrivate } from '../threads/is-private.ts';

/**
 * Whether all who are told may see the channel that is spoken of. In doubt not: a channel that is hidden from any role is
 * taken for hidden from somebody, and so is a private thread; one that is hidden from single people only if they are told.
 */
export async function isOpenTo(
  ctx: Context,
  guild: GuildDoc,
  channel: StoredChannel,
  isTold: (member: MemberRow) => boolean,
): Promise<boolean> {
  if (isPrivate(channel)) return false;
  const everyone = guild.roles.find(({ id }) => id === guild.id);
  if (!everyone || !hasPermission(BigInt(everyone.permissions), 'VIEW_CHANNEL')) return false;
  const hiding = channel.permission_overwrites.filter(({ deny }) => hasPermission(BigInt(deny), 'VIEW_CHANNEL'));
  if (hiding.some(({ type }) => type === 0)) return false;
  const hidden = await Promise.all(hiding.map(({ id }) => ctx.directory.getMember(guild.id, id)));
  return hidden.every((member) => member === undefined || !isTold(member));
}
