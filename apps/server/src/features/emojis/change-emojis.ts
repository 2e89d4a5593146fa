import { isDeepStrictEqual } from 'node:util';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { correctTold } from '../correct-told.ts';
import { findKeptGuild } from '../guilds/announce-guild.ts';
import { changeGuild } from '../guilds/change-guild.ts';
import type { GuildDoc, StoredEmoji } from '../guilds/store.ts';
import { presentEmoji } from './present.ts';

/** Changes the emoji of a guild and tells everybody; `change` may refuse, on the guild as it is when it is written. */
export async function changeEmojis(ctx: Context, guild_id: Id, change: (guild: GuildDoc) => StoredEmoji[]): Promise<void> {
  await announceEmojis(ctx, await changeGuild(ctx, guild_id, (guild) => ({ emojis: change(guild) })));
}

export async function announceEmojis(ctx: Context, guild: GuildDoc): Promise<void> {
  await publish(ctx, guild);
  await correctTold(guild, {
    read: () => findKeptGuild(ctx, guild.id),
    isOther: (kept, told) => !isDeepStrictEqual(kept.emojis, told.emojis),
    tell: (kept) => publish(ctx, kept),
  });
}

function publish(ctx: Context, { id: guild_id, emojis }: GuildDoc): Promise<void> {
  return ctx.bus.publish({
    type: 'GUILD_EMOJIS_UPDATE',
    data: { guild_id, emojis: emojis.map((emoji) => presentEmoji(emoji)) },
    audience: { guild_id },
    stale: [{ guild_id }],
  });
}
