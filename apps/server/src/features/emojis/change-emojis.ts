import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { changeGuild } from '../guilds/change-guild.ts';
import type { GuildDoc, StoredEmoji } from '../guilds/store.ts';
import { presentEmoji } from './present.ts';

/** Changes the emoji of a guild and tells everybody; `change` may refuse, on the guild as it is when it is written. */
export async function changeEmojis(ctx: Context, guild_id: Id, change: (guild: GuildDoc) => StoredEmoji[]): Promise<void> {
  await announceEmojis(ctx, await changeGuild(ctx, guild_id, (guild) => ({ emojis: change(guild) })));
}

/** The event holds all of them, so of two changes at once the older may be told last: whoever told it looks once more. */
export async function announceEmojis(ctx: Context, { id: guild_id, emojis }: GuildDoc): Promise<void> {
  await ctx.bus.publish({
    type: 'GUILD_EMOJIS_UPDATE',
    data: { guild_id, emojis: emojis.map((emoji) => presentEmoji(emoji)) },
    audience: { guild_id },
    stale: [{ guild_id }],
  });
  const now = await ctx.storage.guilds.getGuild(guild_id);
  if (now && !now.deleted && JSON.stringify(now.emojis) !== JSON.stringify(emojis)) await announceEmojis(ctx, now);
}
