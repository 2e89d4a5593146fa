import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';

/** Whether nothing is written in a conversation. */
export async function isEmpty(ctx: Context, id: Id): Promise<boolean> {
  return !(await ctx.storage.messages.listLastMessageIds([id])).has(id);
}
