import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { WEBHOOK_TYPE } from '@chat-js/protocol/webhooks.ts';
import type { Actor } from '../actor.ts';
import { changesBetween, recordDeed } from '../audit-log/record.ts';
import { findChannelAccess, permitted } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import { announceWebhooks } from './announce-webhooks.ts';
import { inTurn } from './in-turn.ts';
import { webhookName } from './present.ts';

/** Nothing comes through it any more; what came stays. */
export async function deleteWebhook(ctx: Context, actor: Actor, input: OperationInput<'webhooks.delete'>): Promise<null> {
  const row = (await ctx.storage.webhooks.getWebhook(input.webhook_id)) ?? refuse('UNKNOWN_WEBHOOK');
  permitted((await findChannelAccess(ctx, actor, row.channel_id)) ?? refuse('UNKNOWN_WEBHOOK'), 'MANAGE_WEBHOOKS');
  if (!(await inTurn(row.id, () => ctx.storage.webhooks.removeWebhook(row.id)))) refuse('UNKNOWN_WEBHOOK');

  await announceWebhooks(ctx, row);
  await recordDeed(ctx, actor, {
    guild_id: row.guild_id,
    action_type: AUDIT_ACTION.WEBHOOK_DELETE,
    target_id: row.id,
    changes: changesBetween({ name: webhookName(row), type: WEBHOOK_TYPE.CHANNEL_FOLLOWER, channel_id: row.channel_id }, {}, [
      'name',
      'type',
      'channel_id',
    ]),
    reason: input.reason,
  });
  return null;
}
