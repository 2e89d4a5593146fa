import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { Actor } from '../actor.ts';
import { accessPlace } from '../channels/access.ts';
import type { Context } from '../context.ts';
import type { MessageRow } from '../messages/store.ts';
import { messagesJson } from '../messages/surroundings.ts';
import { refuse } from '../refusal.ts';

/** Messages on either side of the one that is reported. */
const BESIDE = 3;

interface Wanted {
  /** Undefined: a conversation without a guild. */
  guild_id: Id | undefined;
  channel_id: Id;
  message_id: Id;
  author_id: Id;
}

/**
 * A message as it is now, with what stands around it: as much as the reporter may read. It stays with the report when the
 * message is deleted or changed.
 */
export async function takeSnapshot(ctx: Context, actor: Actor, { guild_id, channel_id, message_id, author_id }: Wanted) {
  const { guild, permissions } = await accessPlace(ctx, actor, channel_id);
  if (guild?.id !== guild_id) refuse('UNKNOWN_CHANNEL');
  const row = await ctx.storage.messages.getMessage(channel_id, message_id);
  if (row?.author_id !== author_id) return refuse('UNKNOWN_MESSAGE');
  // Whoever may not read history has seen the message as it came, and nothing before it.
  const around = hasPermission(permissions, 'READ_MESSAGE_HISTORY')
    ? await ctx.storage.messages.listMessages(channel_id, { around: message_id, limit: 2 * BESIDE + 1 })
    : [];
  const context = around.filter(({ id }) => id !== message_id).reverse();
  const [message = '', ...beside] = await messagesJson(ctx, [row, ...context].map(withoutNonce));
  return { message, context: `[${beside.join()}]` };
}

/** It is nobody's but the author's. */
function withoutNonce(row: MessageRow): MessageRow {
  return { ...row, nonce: null };
}

export function parseMessage(json: string | null): Message | null {
  return json === null ? null : (JSON.parse(json) as Message);
}

export function parseMessages(json: string): Message[] {
  return JSON.parse(json) as Message[];
}
