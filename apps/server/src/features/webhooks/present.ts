import type { Id } from '@chat-js/protocol/ids.ts';
import type { User } from '@chat-js/protocol/users.ts';
import { WEBHOOK_TYPE, type Webhook } from '@chat-js/protocol/webhooks.ts';
import type { Context } from '../context.ts';
import { deletedUser, presentUser } from '../users/present.ts';
import type { WebhookRow } from './store.ts';

/** Under which it writes: the server and the channel that it brings news from. */
export function webhookName({ source_guild_name, source_channel_name }: WebhookRow): string {
  return `${source_guild_name} #${source_channel_name}`;
}

/** A webhook as the author of a message. */
export function webhookUser(id: Id, name: string): User {
  return presentUser({ id, username: name, global_name: null, avatar: null, bot: true });
}

export async function presentWebhook(ctx: Context, row: WebhookRow): Promise<Webhook> {
  const { id, guild_id, channel_id, user_id, source_guild_id, source_channel_id } = row;
  return {
    ...{ id, type: WEBHOOK_TYPE.CHANNEL_FOLLOWER, guild_id, channel_id, name: webhookName(row), avatar: null, application_id: null },
    user: presentUser((await ctx.directory.getUser(user_id)) ?? deletedUser(user_id)),
    source_guild: { id: source_guild_id, name: row.source_guild_name, icon: null },
    source_channel: { id: source_channel_id, name: row.source_channel_name },
  };
}
