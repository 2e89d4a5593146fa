import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import type { GuildDoc, StoredChannel } from '../guilds/store.ts';

/** The channel of this guild whose overwrites hold there: itself, or that of a thread; undefined when it is gone. */
export async function findRuling({ directory }: Context, guild: GuildDoc, id: Id): Promise<StoredChannel | undefined> {
  const find = (wanted: Id | undefined) => guild.channels.find((channel) => channel.id === wanted);
  return find(id) ?? find((await directory.getThread(id))?.parent_id);
}
