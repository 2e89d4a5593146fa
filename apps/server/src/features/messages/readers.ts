import type { Id } from '@chat-js/protocol/ids.ts';
import type { Readers } from '../../events/bus.ts';
import type { ChannelAccessed } from '../channels/access.ts';
import type { Context } from '../context.ts';

/** Who gets what is written where somebody is. */
export function readersAt({ guild, channel, thread }: Pick<ChannelAccessed, 'guild' | 'channel' | 'thread'>): Readers {
  return { readers_of_channel: channel.id, in_guild: guild.id, ...(thread && { thread_of: thread.parent_id }) };
}

/** The same of any channel or thread of a guild. */
export async function readersOf({ directory }: Context, guild_id: Id, channel_id: Id): Promise<Readers> {
  const guild = await directory.getGuild(guild_id);
  const thread = guild?.channels.some(({ id }) => id === channel_id) ? undefined : await directory.getThread(channel_id);
  return { readers_of_channel: channel_id, in_guild: guild_id, ...(thread && { thread_of: thread.parent_id }) };
}
