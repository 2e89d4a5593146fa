import type { Emoji } from '@chat-js/protocol/emojis.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessGuild, type GuildAccessed } from '../guilds/access.ts';
import type { StoredEmoji } from '../guilds/store.ts';
import { publicUser } from '../users/public-user.ts';
import { findEmoji, seesWhoAdded } from './access.ts';
import { presentEmoji } from './present.ts';

export async function listEmojis(ctx: Context, actor: Actor, input: OperationInput<'emojis.list'>): Promise<Emoji[]> {
  const accessed = await accessGuild(ctx, actor, input.guild_id);
  return Promise.all(accessed.guild.emojis.map((emoji) => answerEmoji(ctx, accessed, emoji)));
}

export async function getEmoji(ctx: Context, actor: Actor, input: OperationInput<'emojis.get'>): Promise<Emoji> {
  const accessed = await accessGuild(ctx, actor, input.guild_id);
  return answerEmoji(ctx, accessed, findEmoji(accessed.guild, input.emoji_id));
}

export async function answerEmoji(ctx: Context, accessed: GuildAccessed, emoji: StoredEmoji): Promise<Emoji> {
  if (!seesWhoAdded(accessed)) return presentEmoji(emoji);
  return presentEmoji(emoji, await publicUser(ctx, emoji.user_id));
}
