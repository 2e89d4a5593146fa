import type { Message } from '@chat-js/protocol/messages.ts';
import type { Encoded } from '../../lib/encoded.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { sendMessage } from '../messages/send-message.ts';
import { presentScheduled, tellScheduledGone } from './present.ts';
import type { ScheduledMessageRow } from './store.ts';

/**
 * Sends one that was marked as being sent, as if its author wrote it now. The nonce comes from its id: whoever stops between
 * sending and removing, or does it at the same time as another, sends no second one. @throws Refusal
 */
export async function sendScheduled(ctx: Context, actor: Actor, row: ScheduledMessageRow): Promise<Encoded<Message>> {
  const { channel_id, content, message_reference, allowed_mentions } = presentScheduled(row);
  const message = await sendMessage(ctx, actor, { channel_id, content, message_reference, allowed_mentions, nonce: `later-${row.id}` });
  if (await ctx.storage.scheduledMessages.removeScheduled(row)) await tellScheduledGone(ctx, row);
  return message;
}
