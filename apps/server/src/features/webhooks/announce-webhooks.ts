import type { Context } from '../context.ts';
import type { WebhookRow } from './store.ts';

/** The list of webhooks of a channel is another one. */
export async function announceWebhooks(ctx: Context, { guild_id, channel_id }: WebhookRow): Promise<void> {
  await ctx.bus.publish({ type: 'WEBHOOKS_UPDATE', data: { guild_id, channel_id }, audience: { channel_id } });
}
