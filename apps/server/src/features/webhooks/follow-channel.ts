import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import { CHANNEL_TYPE } from '@chat-js/protocol/channels.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationAnswer, OperationInput } from '@chat-js/protocol/operations.ts';
import { WEBHOOK_TYPE } from '@chat-js/protocol/webhooks.ts';
import type { Actor } from '../actor.ts';
import { changesBetween, recordDeed } from '../audit-log/record.ts';
import { accessChannel, type ChannelAccessed } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { checkVerified } from '../members/verification.ts';
import { messageCreated } from '../messages/message-created.ts';
import { newMessage } from '../messages/new-message.ts';
import { readersAt } from '../messages/readers.ts';
import { findSurroundings } from '../messages/surroundings.ts';
import { refuse } from '../refusal.ts';
import { announceWebhooks } from './announce-webhooks.ts';
import { webhookName } from './present.ts';
import type { WebhookRow } from './store.ts';

type Input = OperationInput<'webhooks.follow'>;

/** Brings from now on into a channel what is published in another one; a note there says so. */
export async function followChannel(ctx: Context, actor: Actor, input: Input): Promise<OperationAnswer<'webhooks.follow'>> {
  const source = await accessChannel(ctx, actor, input.channel_id);
  if (source.channel.type !== CHANNEL_TYPE.ANNOUNCEMENT) refuse('WRONG_CHANNEL_TYPE');
  const target = await accessChannel(ctx, actor, input.webhook_channel_id, 'MANAGE_WEBHOOKS');
  if (target.channel.type !== CHANNEL_TYPE.TEXT) refuse('WRONG_CHANNEL_TYPE');
  checkVerified(ctx, target);

  const limits = { of_channel: LIMITS.webhooks, of_source: LIMITS.followers };
  const inserted = await ctx.storage.webhooks.insertFollower(newFollower(ctx, actor, source, target), limits);
  if ('full' in inserted) return refuse(inserted.full === 'channel' ? 'TOO_MANY_WEBHOOKS' : 'TOO_MANY_FOLLOWERS');
  const { row, repeated } = inserted;
  const answer = { channel_id: source.channel.id, webhook_id: row.id };
  if (repeated) return answer;

  await checkBothThere(ctx, row);
  await announceWebhooks(ctx, row);
  await noteFollowed(ctx, target, row);
  await recordDeed(ctx, actor, {
    guild_id: row.guild_id,
    action_type: AUDIT_ACTION.WEBHOOK_CREATE,
    target_id: row.id,
    changes: changesBetween({}, { name: webhookName(row), type: WEBHOOK_TYPE.CHANNEL_FOLLOWER, channel_id: row.channel_id }, [
      'name',
      'type',
      'channel_id',
    ]),
    reason: input.reason,
  });
  return answer;
}

function newFollower(ctx: Context, { user_id }: Actor, source: ChannelAccessed, target: ChannelAccessed): WebhookRow {
  return {
    ...{ id: ctx.ids.next(), guild_id: target.guild.id, channel_id: target.channel.id, user_id },
    ...{ source_guild_id: source.guild.id, source_guild_name: source.guild.name },
    ...{ source_channel_id: source.channel.id, source_channel_name: source.channel.name },
  };
}

/** Whoever deletes one of the two channels looks for its webhooks afterwards: one sees the other. */
async function checkBothThere({ storage }: Context, row: WebhookRow): Promise<void> {
  const isThere = async (guild_id: string, channel_id: string) => {
    const guild = await storage.guilds.getGuild(guild_id);
    return guild && !guild.deleted && guild.channels.some(({ id }) => id === channel_id);
  };
  if ((await isThere(row.guild_id, row.channel_id)) && (await isThere(row.source_guild_id, row.source_channel_id))) return;
  await storage.webhooks.removeWebhook(row.id);
  refuse('UNKNOWN_CHANNEL');
}

async function noteFollowed(ctx: Context, target: ChannelAccessed, row: WebhookRow): Promise<void> {
  const note = newMessage({
    ...{ id: ctx.ids.next(), channel_id: row.channel_id, author_id: row.user_id, time: ctx.clock.now(), content: webhookName(row) },
    followed: { channel_id: row.source_channel_id, guild_id: row.source_guild_id },
  });
  const around = await findSurroundings(ctx, note);
  const { row: kept } = await ctx.storage.messages.insertOnce(note);
  await ctx.bus.publish(messageCreated(kept, readersAt(target), around, target.member));
}
