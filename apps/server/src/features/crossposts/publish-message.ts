import { CHANNEL_TYPE } from '@chat-js/protocol/channels.ts';
import { MESSAGE_TYPE, type Message } from '@chat-js/protocol/messages.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { type Encoded, encoded } from '../../lib/encoded.ts';
import type { Actor } from '../actor.ts';
import { permitted } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { checkVerified } from '../members/verification.ts';
import { accessMessage, isWrittenBy } from '../messages/access.ts';
import { bodyOf } from '../messages/new-message.ts';
import type { MessageRow } from '../messages/store.ts';
import { oneMessageJson } from '../messages/surroundings.ts';
import { refuse } from '../refusal.ts';
import { isPublished } from './carry-on.ts';
import { markPublished } from './mark-published.ts';

/** Publishes a message once: who follows its channel gets a copy, behind the answer. */
export async function publishMessage(ctx: Context, actor: Actor, input: OperationInput<'messages.crosspost'>): Promise<Encoded<Message>> {
  const accessed = await accessMessage(ctx, actor, input, 'SEND_MESSAGES');
  const { guild, channel, row } = accessed;
  if (!isWrittenBy(actor, row)) permitted(accessed, 'MANAGE_MESSAGES');
  if (!guild || channel.type !== CHANNEL_TYPE.ANNOUNCEMENT) return refuse('WRONG_CHANNEL_TYPE');
  if (!isPublishable(row)) refuse('INVALID_MESSAGE_TYPE');
  if (isPublished(row)) refuse('ALREADY_CROSSPOSTED');
  checkVerified(ctx, accessed);

  const now = ctx.clock.now();
  const { id: message_id, channel_id } = row;
  const kept = { message_id, channel_id, published_at: now, delivered: false, due_at: now, gone_at: null, revision: 0 };
  // This is what publishes it; interrupted from here on, the rest goes by itself.
  if (!(await ctx.storage.crossposts.insertCrosspost(kept))) refuse('ALREADY_CROSSPOSTED');
  const published = (await markPublished(ctx, guild.id, row)) ?? refuse('UNKNOWN_MESSAGE');
  return encoded(await oneMessageJson(ctx, published, actor.user_id));
}

/** A text that somebody wrote here: polls, forwards and what is spoken belong to where they are, and a copy is not published again. */
function isPublishable(row: MessageRow): boolean {
  const { type, poll, message_snapshots, attachments, webhook_id } = bodyOf(row);
  const isText = !poll && !message_snapshots && attachments.length === 0;
  return (type === MESSAGE_TYPE.DEFAULT || type === MESSAGE_TYPE.REPLY) && isText && webhook_id === undefined;
}
