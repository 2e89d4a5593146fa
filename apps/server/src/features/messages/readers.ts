import type { Id } from '@chat-js/protocol/ids.ts';
import type { Audience, Readers } from '../../events/bus.ts';
import type { ChannelAccessed, PlaceAccessed } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { hearersOf } from '../direct-messages/asked.ts';
import { isPrivate } from '../threads/is-private.ts';
import type { ThreadRow } from '../threads/store.ts';

/** Who gets what is written where somebody is. */
export function readersAt({ guild, channel, thread }: Pick<ChannelAccessed, 'guild' | 'channel' | 'thread'>): Readers {
  return { readers_of_channel: channel.id, in_guild: guild.id, ...(thread && belowOf(thread)) };
}

function belowOf(thread: ThreadRow): Pick<Readers, 'thread_of' | 'private'> {
  return { thread_of: thread.parent_id, ...(isPrivate(thread) && { private: true }) };
}

/** The readers of a place: of a conversation the people who are in it. */
export type ReadBy = Readers | { user_ids: readonly Id[] };

/** The same of any place, as it is after something was kept there. */
export async function readersNow(ctx: Context, accessed: PlaceAccessed): Promise<ReadBy> {
  return accessed.guild ? readersAt(accessed) : peopleOf(ctx, accessed.channel.id);
}

/** Read from the store: who came in before something was kept and is told of it nowhere else must be among them. */
async function peopleOf({ storage }: Context, channel_id: Id): Promise<ReadBy> {
  const row = await storage.directChannels.getDirectChannel(channel_id);
  return { user_ids: row ? hearersOf(row) : [] };
}

/** The same by ids; `guild_id` undefined: a conversation. */
export async function readersOf(ctx: Context, guild_id: Id | undefined, channel_id: Id): Promise<ReadBy> {
  if (guild_id === undefined) return peopleOf(ctx, channel_id);
  const { directory } = ctx;
  const guild = await directory.getGuild(guild_id);
  const thread = guild?.channels.some(({ id }) => id === channel_id) ? undefined : await directory.getThread(channel_id);
  return { readers_of_channel: channel_id, in_guild: guild_id, ...(thread && belowOf(thread)) };
}

/** Who may see it, and is told what is not of its messages. */
export function seersOf(readers: ReadBy): Audience {
  if ('user_ids' in readers) return readers;
  const { readers_of_channel, thread_of, ...kind } = readers;
  if (thread_of === undefined) return { channel_id: readers_of_channel };
  return kind.private ? { private_thread: readers_of_channel, parent_id: thread_of } : { channel_id: thread_of };
}
