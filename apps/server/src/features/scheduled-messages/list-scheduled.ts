import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { ScheduledMessage } from '@chat-js/protocol/scheduled-messages.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { presentScheduled } from './present.ts';

/** Also of channels that one does not see any more: the text is one's own. */
export async function listScheduled(
  ctx: Context,
  actor: Actor,
  { channel_id }: OperationInput<'scheduledMessages.list'>,
): Promise<ScheduledMessage[]> {
  const rows = await ctx.storage.scheduledMessages.listScheduledBy(actor.user_id);
  return rows.filter((row) => channel_id === undefined || row.channel_id === channel_id).map(presentScheduled);
}
