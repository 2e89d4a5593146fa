import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { ScheduledMessage } from '@chat-js/protocol/scheduled-messages.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { checkContent } from '../messages/send-message.ts';
import { refuse } from '../refusal.ts';
import { accessScheduled, checkSendAt } from './access.ts';
import { presentScheduled, tellScheduled } from './present.ts';
import type { ScheduledMessagePatch } from './store.ts';

export async function updateScheduled(
  ctx: Context,
  actor: Actor,
  input: OperationInput<'scheduledMessages.update'>,
): Promise<ScheduledMessage> {
  const row = await accessScheduled(ctx, actor, input.scheduled_message_id);
  const { content, send_at } = input;
  if (content === undefined && send_at === undefined) return presentScheduled(row);
  if (content !== undefined) checkContent({ content, message_reference: presentScheduled(row).message_reference });
  const time = send_at === undefined ? undefined : checkSendAt(ctx, send_at);
  const patch: ScheduledMessagePatch = {
    ...(content !== undefined && { content }),
    // With another time it waits again.
    ...(time !== undefined && { send_at: time, due_at: time, failed: null }),
  };
  const updated = await ctx.storage.scheduledMessages.updateScheduled(row, patch);
  return tellScheduled(ctx, 'SCHEDULED_MESSAGE_UPDATE', updated ?? refuse('EDITED_MEANWHILE'));
}
