import type { Message } from '@chat-js/protocol/messages.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Encoded } from '../../lib/encoded.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { Refusal, refuse } from '../refusal.ts';
import { accessScheduled } from './access.ts';
import { sendScheduled } from './send-scheduled.ts';

/** What a stop interrupts is sent by itself after this. ms. */
const RESUMED_AFTER_MS = 10_000;

export async function sendScheduledNow(
  ctx: Context,
  actor: Actor,
  { scheduled_message_id }: OperationInput<'scheduledMessages.send'>,
): Promise<Encoded<Message>> {
  const row = await accessScheduled(ctx, actor, scheduled_message_id);
  const marked = { sending: true, due_at: ctx.clock.now() + RESUMED_AFTER_MS };
  const claimed = (await ctx.storage.scheduledMessages.updateScheduled(row, marked)) ?? refuse('EDITED_MEANWHILE');
  try {
    return await sendScheduled(ctx, actor, claimed);
  } catch (error) {
    // Whoever asked sees why: it stays as it was.
    if (error instanceof Refusal) await ctx.storage.scheduledMessages.updateScheduled(claimed, { sending: false, due_at: row.due_at });
    throw error;
  }
}
