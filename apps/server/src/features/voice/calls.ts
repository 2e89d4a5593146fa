import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import { findPlace } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { bringBack } from '../direct-messages/bring-back.ts';
import type { DirectChannelRow } from '../direct-messages/store.ts';
import { refuse } from '../refusal.ts';
import { accessVoice } from './place.ts';

/** Whoever talks there already is passed over. */
export async function ringCall(ctx: Context, actor: Actor, { channel_id, recipients }: OperationInput<'calls.ring'>): Promise<null> {
  const { user_ids } = await accessConversation(ctx, actor, channel_id);
  await accessVoice(ctx, actor, channel_id);
  if (!isInCall(ctx, actor, channel_id)) refuse('NOT_IN_VOICE');
  // Whoever has closed it has it again, before it rings.
  await bringBack(ctx, channel_id);

  const inside = new Set(ctx.voices.listIn(channel_id).map(({ user_id }) => user_id));
  const rung = user_ids.filter((id) => !inside.has(id) && (recipients?.includes(id) ?? true));
  if (rung.length > 0) await ctx.voices.ring(channel_id, actor.user_id, rung);
  return null;
}

export async function stopRinging(ctx: Context, actor: Actor, input: OperationInput<'calls.stopRinging'>): Promise<null> {
  const { channel_id } = input;
  await accessConversation(ctx, actor, channel_id);
  const recipients = input.recipients ?? [actor.user_id];
  const isOwn = recipients.every((id) => id === actor.user_id);
  if (!isOwn && !isInCall(ctx, actor, channel_id)) refuse('NOT_IN_VOICE');
  await ctx.voices.stopRinging(channel_id, recipients);
  return null;
}

async function accessConversation(ctx: Context, actor: Actor, channel_id: string): Promise<DirectChannelRow> {
  const { guild, channel } = (await findPlace(ctx, actor, channel_id)) ?? refuse('UNKNOWN_CHANNEL');
  return guild ? refuse('WRONG_CHANNEL_TYPE') : channel;
}

function isInCall(ctx: Context, { user_id }: Actor, channel_id: string): boolean {
  return ctx.voices.find(user_id)?.channel_id === channel_id;
}
