import type { Id } from '@chat-js/protocol/ids.ts';
import { MESSAGE_TYPE, type MessageReference, type MessageSnapshot, REFERENCE_TYPE } from '@chat-js/protocol/messages.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { Actor } from '../actor.ts';
import { findPlace, type PlaceAccessed } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { refuse, refuseField } from '../refusal.ts';
import { isNote } from './is-note.ts';
import { bodyOf } from './new-message.ts';
import type { MessageRow } from './store.ts';

type Request = NonNullable<OperationInput<'messages.create'>['message_reference']>;

export interface Referred {
  reference?: MessageReference;
  /** The message that is answered. */
  answered?: MessageRow;
  /** What is carried on, as it is at this moment. */
  snapshot?: MessageSnapshot;
}

/** What a new message answers or carries on. What its author may not read is as if it did not exist. */
export async function readReference(
  ctx: Context,
  actor: Actor,
  here: PlaceAccessed,
  request: Request | null | undefined,
): Promise<Referred> {
  if (!request) return {};
  return request.type === REFERENCE_TYPE.FORWARD ? readForward(ctx, actor, request) : readAnswered(ctx, here, request);
}

async function readAnswered(ctx: Context, { guild, channel, permissions }: PlaceAccessed, request: Request): Promise<Referred> {
  if (!hasPermission(permissions, 'READ_MESSAGE_HISTORY')) refuse('CANNOT_REPLY');
  const isHere = (request.channel_id ?? channel.id) === channel.id && (request.guild_id ?? guild?.id) === guild?.id;
  const answered = isHere ? await ctx.storage.messages.getMessage(channel.id, request.message_id) : undefined;
  if (answered) return { answered, reference: referenceTo(REFERENCE_TYPE.REPLY, guild?.id, answered) };
  return request.fail_if_not_exists === false ? {} : refuseUnknown();
}

async function readForward(ctx: Context, actor: Actor, { channel_id, guild_id, message_id }: Request): Promise<Referred> {
  if (!channel_id) return refuseField('message_reference', 'BASE_TYPE_REQUIRED', 'A forward names the channel of the message');
  const there = await findPlace(ctx, actor, channel_id);
  if (!there || !hasPermission(there.permissions, 'READ_MESSAGE_HISTORY')) return refuseUnknown();
  if (guild_id && guild_id !== there.guild?.id) return refuseUnknown();
  const row = (await ctx.storage.messages.getMessage(channel_id, message_id)) ?? refuseUnknown();
  const { type, content, timestamp, edited_timestamp, flags, message_snapshots, poll, attachments } = bodyOf(row);
  // A copy of a poll could not be voted in.
  if (type === MESSAGE_TYPE.AUTO_MODERATION_ACTION || isNote(type) || poll) return refuseUnknown();
  const [carried] = message_snapshots ?? [];
  const nothing = { mentions: [], mention_roles: [], embeds: [], components: [] };
  return {
    reference: referenceTo(REFERENCE_TYPE.FORWARD, there.guild?.id, row),
    snapshot: carried ?? { message: { type, content, timestamp, edited_timestamp, flags, attachments, ...nothing } },
  };
}

function referenceTo(type: MessageReference['type'], guild_id: Id | undefined, { id, channel_id }: MessageRow): MessageReference {
  return { type, message_id: id, channel_id, ...(guild_id !== undefined && { guild_id }) };
}

export function refuseUnknown(): never {
  return refuseField('message_reference', 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', 'Unknown message');
}
