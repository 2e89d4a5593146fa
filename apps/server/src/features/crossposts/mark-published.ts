import type { Id } from '@chat-js/protocol/ids.ts';
import { MESSAGE_FLAG } from '@chat-js/protocol/messages.ts';
import type { Context } from '../context.ts';
import { announceUpdate, changeMessage } from '../messages/change-message.ts';
import { bodyOf } from '../messages/new-message.ts';
import type { MessageRow } from '../messages/store.ts';

/** Answers the message, which says from now on that it was published; undefined when it is gone. */
export async function markPublished(
  ctx: Context,
  guild_id: Id,
  { channel_id, id }: Pick<MessageRow, 'channel_id' | 'id'>,
): Promise<MessageRow | undefined> {
  const marked = await changeMessage(ctx, channel_id, id, (row) => {
    const body = bodyOf(row);
    const flags = body.flags | MESSAGE_FLAG.CROSSPOSTED;
    return flags === body.flags ? undefined : { body: JSON.stringify({ ...body, flags }) };
  });
  if (marked?.changed) await announceUpdate(ctx, guild_id, marked.row);
  return marked?.row;
}
