import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { changeDirectChannel } from './change.ts';

/** Something was written: whoever has closed the conversation has it again, before they are told of it. Answers whom to tell. */
export async function bringBack(ctx: Context, id: Id): Promise<{ user_ids: readonly Id[] }> {
  const row = await ctx.storage.directChannels.getDirectChannel(id);
  if (row && row.closed_by.length > 0) {
    await changeDirectChannel(ctx, id, ({ closed_by }) => (closed_by.length > 0 ? { closed_by: [] } : undefined));
  }
  return { user_ids: row?.user_ids ?? [] };
}
