import type { Id } from '@chat-js/protocol/ids.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessGuild, type GuildAccessed } from '../guilds/access.ts';
import type { GuildDoc, StoredEmoji } from '../guilds/store.ts';
import { refuse } from '../refusal.ts';

export function findEmoji({ emojis }: GuildDoc, emoji_id: Id): StoredEmoji {
  return emojis.find(({ id }) => id === emoji_id) ?? refuse('UNKNOWN_EMOJI');
}

/** An emoji that this actor may change: their own as long as they may add some, as a manager of expressions any. */
export async function accessEmoji(
  ctx: Context,
  actor: Actor,
  { guild_id, emoji_id }: { guild_id: Id; emoji_id: Id },
): Promise<GuildAccessed & { emoji: StoredEmoji }> {
  const accessed = await accessGuild(ctx, actor, guild_id);
  if (!seesWhoAdded(accessed)) refuse('MISSING_PERMISSIONS');
  const emoji = findEmoji(accessed.guild, emoji_id);
  const isOwn = emoji.user_id === actor.user_id;
  if (!isOwn && !hasPermission(accessed.permissions, 'MANAGE_GUILD_EXPRESSIONS')) refuse('MISSING_PERMISSIONS');
  return { ...accessed, emoji };
}

export function seesWhoAdded({ permissions }: GuildAccessed): boolean {
  return hasPermission(permissions, 'CREATE_GUILD_EXPRESSIONS') || hasPermission(permissions, 'MANAGE_GUILD_EXPRESSIONS');
}
