import { DIRECT_TYPE } from '@chat-js/protocol/direct-messages.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { hearersOf } from '../direct-messages/asked.ts';
import { mayWriteIn } from '../direct-messages/may-write.ts';

/**
 * Whether somebody in a conversation may ring another one there: both are in it, and neither still asks. Of a group all are rung,
 * since everybody sees who is: whoever has blocked those who talk there is shown and hears nothing of it on their own devices.
 */
export async function mayRing(ctx: Context, channel_id: Id, by: Id, user_id: Id): Promise<boolean> {
  const row = await ctx.directory.getDirectChannel(channel_id);
  const hearers = row ? hearersOf(row) : [];
  if (!row || by === user_id || !hearers.includes(by) || !hearers.includes(user_id)) return false;
  return row.type === DIRECT_TYPE.GROUP || mayWriteIn(ctx, row, by);
}
