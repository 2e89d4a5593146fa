import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import type { GuildDoc } from './store.ts';

const ATTEMPTS = 5;

/** Reads the guild, changes it and writes it back if nobody was faster; otherwise once more on what they wrote. */
export async function changeGuild(ctx: Context, guild_id: Id, change: (guild: GuildDoc) => Partial<GuildDoc>): Promise<GuildDoc> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = await ctx.storage.guilds.getGuild(guild_id);
    if (!before || before.deleted) refuse('UNKNOWN_GUILD');
    const after = { ...before, ...change(before), version: before.version + 1 };
    if (await ctx.storage.guilds.replaceGuild(after)) return after;
  }
  return refuse('EDITED_MEANWHILE');
}
