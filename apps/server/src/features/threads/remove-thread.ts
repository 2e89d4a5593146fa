import type { Context } from '../context.ts';
import { inTurn } from './in-turn.ts';
import type { ThreadRow } from './store.ts';

/** Removes a thread and tells those who may see it; what was written there is left. Answers whether it was there. */
export function removeThread(ctx: Context, { id, type, guild_id, parent_id }: ThreadRow): Promise<boolean> {
  return inTurn(id, async () => {
    if (!(await ctx.storage.threads.removeThread(id))) return false;
    await ctx.bus.publish({
      type: 'THREAD_DELETE',
      data: { id, guild_id, parent_id, type },
      audience: { channel_id: parent_id },
      access: { kind: 'thread-gone', guild_id, thread_id: id },
      stale: [{ thread_id: id }, { guild_id }],
    });
    return true;
  });
}
