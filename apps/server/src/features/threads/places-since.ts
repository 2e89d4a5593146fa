import type { Id } from '@chat-js/protocol/ids.ts';
import { isWritable } from '../channels/rules.ts';
import type { Context } from '../context.ts';
import type { GuildDoc, StoredChannel } from '../guilds/store.ts';

/** Where messages may stand that were written after this time: those of these channels that hold messages, and the threads of all of them. */
export async function placesSince(ctx: Context, guild: GuildDoc, channels: readonly StoredChannel[], since_ms: number): Promise<Id[]> {
  const ids = channels.filter(isWritable).map(({ id }) => id);
  const threads = await ctx.storage.threads.listThreadsSince(guild.id, since_ms);
  return [...ids, ...threads.filter(({ parent_id }) => channels.some(({ id }) => id === parent_id)).map(({ id }) => id)];
}
