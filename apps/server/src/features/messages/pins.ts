import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationAnswer, OperationInput } from '@chat-js/protocol/operations.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { Publication } from '../../events/bus.ts';
import { isoTime } from '../../lib/clock.ts';
import { type Encoded, encoded } from '../../lib/encoded.ts';
import type { Actor } from '../actor.ts';
import { accessPlace } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { readersOf, seersOf } from './readers.ts';
import { messagesJson } from './surroundings.ts';

type Answer = OperationAnswer<'pins.list'>;

export async function listPins(ctx: Context, actor: Actor, input: OperationInput<'pins.list'>): Promise<Encoded<Answer>> {
  const { channel_id, limit, before } = input;
  const { permissions } = await accessPlace(ctx, actor, channel_id);
  if (!hasPermission(permissions, 'READ_MESSAGE_HISTORY')) return encoded('{"items":[],"has_more":false}');
  const page = { limit: limit + 1, ...(before !== undefined && { before: Date.parse(before) }) };
  const pins = await ctx.storage.pins.listPins(channel_id, page);
  const shown = pins.slice(0, limit);
  const rows = await ctx.storage.messages.listMessagesAmong(
    channel_id,
    shown.map(({ message_id }) => message_id),
  );
  const json = new Map((await messagesJson(ctx, rows, actor.user_id)).map((message, index) => [rows[index]?.id, message]));
  const items = shown.flatMap(({ message_id, pinned_at }) => {
    const message = json.get(message_id);
    // Deleted at this moment.
    return message === undefined ? [] : `{"pinned_at":"${isoTime(pinned_at)}","message":${message}}`;
  });
  return encoded(`{"items":[${items.join()}],"has_more":${pins.length > limit}}`);
}

/** What is pinned in the channel is another list than before. */
export async function pinsUpdated(ctx: Context, guild_id: Id | undefined, channel_id: Id): Promise<Publication<'CHANNEL_PINS_UPDATE'>> {
  const [last] = await ctx.storage.pins.listPins(channel_id, { limit: 1 });
  const readers = await readersOf(ctx, guild_id, channel_id);
  return {
    type: 'CHANNEL_PINS_UPDATE',
    data: { channel_id, guild_id, last_pin_timestamp: last ? isoTime(last.pinned_at) : null },
    audience: seersOf(readers),
  };
}
