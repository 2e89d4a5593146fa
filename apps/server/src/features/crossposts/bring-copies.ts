import { type Id, snowflakeTime } from '@chat-js/protocol/ids.ts';
import { MESSAGE_FLAG, REFERENCE_TYPE } from '@chat-js/protocol/messages.ts';
import type { Context } from '../context.ts';
import type { Fence } from '../jobs/port.ts';
import { findMessageCreated } from '../messages/message-created.ts';
import { bodyOf, newMessage } from '../messages/new-message.ts';
import type { MessageRow } from '../messages/store.ts';
import { inTurn } from '../webhooks/in-turn.ts';
import { webhookName } from '../webhooks/present.ts';
import type { WebhookRow } from '../webhooks/store.ts';
import { asSource } from './as-source.ts';
import { listAllCopies } from './change-copies.ts';
import type { CopyRow, CrosspostRow } from './store.ts';

const AT_ONCE = 50;

interface Published {
  row: CrosspostRow;
  message: MessageRow;
  guild_id: Id;
}

/** Longer than what anybody may send: it meets no nonce of another kind. */
const nonceOf = (message_id: Id) => `copy-of-message-${message_id}`;

/** Brings a copy to each channel that followed when it was published and has none, some at a time. */
export async function bringCopies(ctx: Context, fence: Fence, published: Published): Promise<void> {
  const { message_id, channel_id, published_at } = published.row;
  const there = new Set<Id>();
  for await (const copies of listAllCopies(ctx, message_id)) for (const { webhook_id } of copies) there.add(webhook_id);
  let after = '0';
  for (;;) {
    fence.check();
    const followers = await ctx.storage.webhooks.listFollowers(channel_id, { after, limit: AT_ONCE });
    const missing = followers.filter(({ id }) => !there.has(id) && snowflakeTime(id) <= published_at);
    const made = await Promise.all(missing.map((webhook) => inTurn(webhook.id, () => bringCopy(ctx, published, webhook))));
    await ctx.storage.crossposts.insertCopies(made.filter((copy) => copy !== undefined));
    if (followers.length < AT_ONCE) return;
    after = followers.at(-1)?.id ?? after;
  }
}

async function bringCopy(ctx: Context, { row, message, guild_id }: Published, webhook: WebhookRow): Promise<CopyRow | undefined> {
  const { id: webhook_id, channel_id } = webhook;
  const guild = await ctx.directory.getGuildOfChannel(channel_id);
  // It may have ended since it was listed, or its channel.
  if (!guild || !(await ctx.storage.webhooks.getWebhook(webhook_id))) return undefined;
  const { message_id } = row;
  const made = newMessage({
    ...{ id: ctx.ids.next(), channel_id, author_id: webhook_id, nonce: nonceOf(message_id), content: '', time: ctx.clock.now() },
    webhook: { name: webhookName(webhook) },
    flags: MESSAGE_FLAG.IS_CROSSPOST,
    reference: { type: REFERENCE_TYPE.REPLY, message_id, channel_id: row.channel_id, guild_id },
  });
  const copy = { ...made, body: JSON.stringify(asSource(bodyOf(made), message)) };
  const { row: kept, repeated } = await ctx.storage.messages.insertOnce(copy);
  // An interruption kept it before: it was told then, or is told by whoever looks for what was kept and not told.
  if (!repeated) {
    await ctx.bus.publish(await findMessageCreated(ctx, guild.id, kept));
    ctx.pushes?.add(kept, ctx.clock.now());
  }
  return { message_id, webhook_id, channel_id, copy_id: kept.id };
}
