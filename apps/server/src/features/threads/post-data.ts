import type { OperationAnswer, OperationInput } from '@chat-js/protocol/operations.ts';
import { type Encoded, encoded } from '../../lib/encoded.ts';
import type { Actor } from '../actor.ts';
import { accessChannel } from '../channels/access.ts';
import { isForum } from '../channels/rules.ts';
import type { Context } from '../context.ts';
import { messagesJson } from '../messages/surroundings.ts';
import { refuse } from '../refusal.ts';

/** With what the posts of a page begin, read at once. */
export async function getPostData(
  ctx: Context,
  actor: Actor,
  { channel_id, thread_ids }: OperationInput<'threads.postData'>,
): Promise<Encoded<OperationAnswer<'threads.postData'>>> {
  const { channel } = await accessChannel(ctx, actor, channel_id, 'READ_MESSAGE_HISTORY');
  if (!isForum(channel)) refuse('WRONG_CHANNEL_TYPE');
  const threads = await ctx.storage.threads.listThreads([...new Set(thread_ids)]);
  const ids = threads.filter(({ parent_id }) => parent_id === channel_id).map(({ id }) => id);
  const rows = await ctx.storage.messages.listFirstMessages(ids);
  const texts = await messagesJson(ctx, rows, actor.user_id);
  const first = new Map(rows.map(({ id }, index) => [id, texts[index]]));
  return encoded(`{"threads":{${ids.map((id) => `"${id}":{"first_message":${first.get(id) ?? 'null'}}`).join()}}}`);
}
