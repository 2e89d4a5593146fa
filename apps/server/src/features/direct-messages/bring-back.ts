import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { hearersOf, isAsked, seersOf } from './asked.ts';
import { changeDirectChannel, tellRequest } from './change.ts';

/**
 * Something was written: whoever has closed the conversation has it again, before they are told of it. Whoever has declined it
 * has not, and whoever is still asked hears of it, and not what it says. Answers whom to tell.
 */
export async function bringBack(ctx: Context, id: Id): Promise<{ user_ids: readonly Id[] }> {
  const row = await ctx.storage.directChannels.getDirectChannel(id);
  if (!row) return { user_ids: [] };
  const { before, after } =
    row.closed_by.length === 0
      ? { before: row, after: row }
      : await changeDirectChannel(ctx, id, ({ closed_by, asked_id, consent }) => {
          const closed = consent === 'declined' ? closed_by.filter((user_id) => user_id === asked_id) : [];
          return closed.length < closed_by.length ? { closed_by: closed } : undefined;
        });
  // To whom it came back it was told by that.
  const waits = seersOf(after).filter((user_id) => isAsked(after, user_id) && !before.closed_by.includes(user_id));
  for (const user_id of waits) await tellRequest(ctx, after, user_id);
  return { user_ids: hearersOf(after) };
}
