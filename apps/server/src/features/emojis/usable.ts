import type { Id } from '@chat-js/protocol/ids.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { PlaceAccessed } from '../channels/access.ts';
import type { Context } from '../context.ts';
import type { StoredEmoji } from '../guilds/store.ts';

/**
 * Those of these emoji that someone may use in a channel: the guild's, and with USE_EXTERNAL_EMOJIS those of their other
 * guilds. Of a guild that they are not in they have none.
 */
export async function findUsableEmojis(
  ctx: Context,
  { guild, member, permissions }: PlaceAccessed,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, StoredEmoji>> {
  const wanted = new Set(ids);
  const found = new Map(pick(guild?.emojis ?? [], wanted));
  if (found.size === wanted.size || !hasPermission(permissions, 'USE_EXTERNAL_EMOJIS')) return found;
  const memberships = await ctx.storage.members.listMembershipsOf(member.user_id);
  const guilds = await Promise.all(memberships.map(({ guild_id }) => ctx.directory.getGuild(guild_id)));
  return new Map([...found, ...guilds.flatMap((other) => pick(other?.emojis ?? [], wanted))]);
}

function pick(emojis: readonly StoredEmoji[], wanted: ReadonlySet<Id>): [Id, StoredEmoji][] {
  return emojis.filter(({ id }) => wanted.has(id)).map((emoji) => [emoji.id, emoji]);
}
