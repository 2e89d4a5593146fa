import type { Message } from '@chat-js/protocol/messages.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import { type Encoded, encoded } from '../../lib/encoded.ts';
import type { Actor } from '../actor.ts';
import { accessPlace } from '../channels/access.ts';
import { isWritable } from '../channels/rules.ts';
import type { Context } from '../context.ts';
import { refuse, refuseField } from '../refusal.ts';
import { messagesJson, oneMessageJson } from './surroundings.ts';

export async function listMessages(ctx: Context, actor: Actor, input: OperationInput<'messages.list'>): Promise<Encoded<Message[]>> {
  const { channel, permissions } = await accessPlace(ctx, actor, input.channel_id);
  if (!isWritable(channel)) refuse('WRONG_CHANNEL_TYPE');
  const { limit, before, after, around } = input;
  if ([before, after, around].filter((cursor) => cursor !== undefined).length > 1) {
    refuseField('before', 'CURSORS_EXCLUDE_EACH_OTHER', 'Give one of before, after and around');
  }
  if (!hasPermission(permissions, 'READ_MESSAGE_HISTORY')) return encoded('[]');
  const rows = await ctx.storage.messages.listMessages(channel.id, { limit, before, after, around });
  return encoded(`[${(await messagesJson(ctx, rows, actor.user_id)).join()}]`);
}

export async function getMessage(ctx: Context, actor: Actor, input: OperationInput<'messages.get'>): Promise<Encoded<Message>> {
  const { channel } = await accessPlace(ctx, actor, input.channel_id, 'READ_MESSAGE_HISTORY');
  const row = await ctx.storage.messages.getMessage(channel.id, input.message_id);
  if (!row) return refuse('UNKNOWN_MESSAGE');
  return encoded(await oneMessageJson(ctx, row, actor.user_id));
}
