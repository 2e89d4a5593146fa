import type { Id } from '@chat-js/protocol/ids.ts';
import type { Audience, Readers } from '../../events/bus.ts';
import type { ChannelAccessed } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { isPrivate } from '../threads/is-private.ts';
import type { ThreadRow } from '../threads/store.ts';

/** Who gets what is written where somebody is. */
export function readersAt({ guild, channel, thread }: Pick<ChannelAccessed, 'guild' | 'channel' | 'thread'>): Readers {
  return { readers_of_channel: channel.id, in_guild: guild.id, ...(thread && belowOf(thread)) };
}

function belowOf(thread: ThreadRow): Pick<Readers, 'thread_of' | 'private'> {
  return { thread_of: thread.parent_id, ...(isPrivate(thread) && { private: true }) };
}

/** The same of any channel or thread of a guild. */
export async function readersOf({ directory }: Context, guild_id: Id, channel_id: Id): Promise<Readers> {
  const guild = await directory.getGuild(guild_id);
  const thread = guild?.channels.some(({ id }) => id === channel_id) ? undefined : await directory.getThread(channel_id);
  return { readers_of_channel: channel_id, in_guild: guild_id, ...(thread && belowOf(thread)) };
}

/** Who may see it, and is told what is not of its messages. */
export function seersOf({ readers_of_channel, thread_of, ...kind }: Readers): Audience {
  if (thread_of === undefined) return { channel_id: readers_of_channel };
  return kind.private ? { private_thread: readers_of_channel, parent_id: thread_of } : { channel_id: thread_of };
}
