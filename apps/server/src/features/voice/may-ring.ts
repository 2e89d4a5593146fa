import { DIRECT_TYPE } from '@chat-js/protocol/direct-messages.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { hearersOf } from '../direct-messages/asked.ts';
import { mayWriteIn } from '../direct-messages/may-write.ts';
import type { DirectChannelRow } from '../direct-messages/store.ts';
import { haveBlocked } from '../relationships/may-reach.ts';

/** Whether somebody in a conversation may ring another one there: both are in it, and neither has blocked the other or still asks. */
export async function mayRing(ctx: Context, channel_id: Id, by: Id, user_id: Id): Promise<boolean> {
  const row = await ctx.directory.getDirectChannel(channel_id);
  return row !== undefined && mayRingIn(ctx, row, by, user_id);
}

export async function mayRingIn(ctx: Context, row: DirectChannelRow, by: Id, user_id: Id): Promise<boolean> {
  const hearers = hearersOf(row);
  if (by === user_id || !hearers.includes(by) || !hearers.includes(user_id)) return false;
  return row.type === DIRECT_TYPE.GROUP ? !(await haveBlocked(ctx, by, user_id)) : mayWriteIn(ctx, row, by);
}
