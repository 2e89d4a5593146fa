import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { announceWebhooks } from './announce-webhooks.ts';

/** With a channel go the webhooks that write into it and those that bring elsewhere what is published there. */
export async function endWebhooksAround(ctx: Context, channel_id: Id): Promise<void> {
  const ended = await ctx.storage.webhooks.removeWebhooksAround(channel_id);
  for (const row of ended) if (row.channel_id !== channel_id) await announceWebhooks(ctx, row);
}
