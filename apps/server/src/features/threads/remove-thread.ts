import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { findChannelAccess } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { inTurn } from './in-turn.ts';
import { isPrivate } from './is-private.ts';
import type { ThreadRow } from './store.ts';

/** Removes a thread and tells those who may see it; what was written there is left. Answers whether it was there. */
export function removeThread(ctx: Context, thread: ThreadRow): Promise<boolean> {
  const { id, type, guild_id, parent_id } = thread;
  return inTurn(id, async () => {
    const audience = isPrivate(thread)
      ? { private_thread: id, parent_id, user_ids: await insidersOf(ctx, thread) }
      : { channel_id: parent_id };
    if (!(await ctx.storage.threads.removeThread(id))) return false;
    await ctx.bus.publish({
      type: 'THREAD_DELETE',
      data: { id, guild_id, parent_id, type },
      audience,
      access: { kind: 'thread-gone', guild_id, thread_id: id },
      stale: [{ thread_id: id }, { guild_id }],
    });
    return true;
  });
}

/** Those who are in it and see its channel: of one that has ended their connections keep nothing. */
async function insidersOf(ctx: Context, { id, parent_id }: ThreadRow): Promise<Id[]> {
  const rows = await ctx.storage.threads.listThreadMembers(id, { after: '0', limit: LIMITS.threadMembers });
  const seeing = await Promise.all(rows.map((row) => findChannelAccess(ctx, row, parent_id)));
  return rows.filter((_, index) => seeing[index]).map(({ user_id }) => user_id);
}
