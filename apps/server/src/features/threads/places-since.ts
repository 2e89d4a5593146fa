import type { Id } from '@chat-js/protocol/ids.ts';
import { findPlace } from '../channels/access.ts';
import { isWritable } from '../channels/rules.ts';
import type { Context } from '../context.ts';
import type { GuildDoc, StoredChannel } from '../guilds/store.ts';
import type { MemberRow } from '../members/store.ts';
import { isPrivate } from './is-private.ts';
import type { ThreadRow } from './store.ts';

interface Wanted {
  channels: readonly StoredChannel[];
  since_ms: number;
  seer?: MemberRow;
}

/**
 * Where messages may stand that were written after this time: those of these channels that hold messages, and the threads of all
 * of them; of private ones those that `seer` sees, all of them without one.
 */
export async function placesSince(ctx: Context, guild: GuildDoc, { channels, since_ms, seer }: Wanted): Promise<Id[]> {
  const ids = channels.filter(isWritable).map(({ id }) => id);
  const isOfThese = ({ parent_id }: ThreadRow) => channels.some(({ id }) => id === parent_id);
  const threads = (await ctx.storage.threads.listThreadsSince(guild.id, since_ms)).filter(isOfThese);
  const isSeen = await Promise.all(
    threads.map(async (thread) => !isPrivate(thread) || !seer || (await findPlace(ctx, seer, thread.id)) !== undefined),
  );
  return [...ids, ...threads.filter((_, index) => isSeen[index]).map(({ id }) => id)];
}
