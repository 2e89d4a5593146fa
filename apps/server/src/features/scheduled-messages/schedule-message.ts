import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { ScheduledMessage } from '@chat-js/protocol/scheduled-messages.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { checkMessage } from '../messages/send-message.ts';
import { refuse } from '../refusal.ts';
import { checkSendAt } from './access.ts';
import { tellScheduled } from './present.ts';

export async function scheduleMessage(
  ctx: Context,
  actor: Actor,
  input: OperationInput<'scheduledMessages.create'>,
): Promise<ScheduledMessage> {
  const { channel_id, content, message_reference, allowed_mentions } = input;
  await checkMessage(ctx, actor, input);
  const send_at = checkSendAt(ctx, input.send_at);
  const row = {
    ...{ id: ctx.ids.next(), author_id: actor.user_id, channel_id, content },
    message_reference: message_reference ? JSON.stringify(message_reference) : null,
    allowed_mentions: allowed_mentions ? JSON.stringify(allowed_mentions) : null,
    ...{ send_at, due_at: send_at, sending: false, failed: null, revision: 0 },
  };
  const isKept = await ctx.storage.scheduledMessages.insertScheduled(row, LIMITS.scheduled.perUser);
  if (!isKept) refuse('TOO_MANY_SCHEDULED_MESSAGES');
  return tellScheduled(ctx, 'SCHEDULED_MESSAGE_CREATE', row);
}
