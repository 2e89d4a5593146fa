import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Webhook } from '@chat-js/protocol/webhooks.ts';
import type { Actor } from '../actor.ts';
import { accessChannel } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { presentWebhook } from './present.ts';

export async function listWebhooks(ctx: Context, actor: Actor, input: OperationInput<'webhooks.listOfChannel'>): Promise<Webhook[]> {
  const { channel } = await accessChannel(ctx, actor, input.channel_id, 'MANAGE_WEBHOOKS');
  const rows = await ctx.storage.webhooks.listWebhooksOfChannel(channel.id);
  return Promise.all(rows.map((row) => presentWebhook(ctx, row)));
}
