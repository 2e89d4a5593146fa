import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import { accessScheduled } from './access.ts';
import { tellScheduledGone } from './present.ts';

export async function deleteScheduled(
  ctx: Context,
  actor: Actor,
  { scheduled_message_id }: OperationInput<'scheduledMessages.delete'>,
): Promise<null> {
  const row = await accessScheduled(ctx, actor, scheduled_message_id);
  if (!(await ctx.storage.scheduledMessages.removeScheduled(row))) refuse('EDITED_MEANWHILE');
  await tellScheduledGone(ctx, row);
  return null;
}
