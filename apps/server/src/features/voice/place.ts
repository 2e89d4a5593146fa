import { CHANNEL_TYPE } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { VoiceState } from '@chat-js/protocol/voice.ts';
import type { Audience } from '../../events/bus.ts';
import type { Actor } from '../actor.ts';
import { type ChannelAccessed, findChannelAccess, findPlace, type PlaceAccessed } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { hearersOf, isAsked, seersOf } from '../direct-messages/asked.ts';
import { refuse } from '../refusal.ts';

/** What the rules say about somebody who talks somewhere. */
export type Allowed = Pick<VoiceState, 'guild_id' | 'mute' | 'deaf' | 'suppress'>;

/**
 * What somebody may do who talks in a channel or in a conversation.
 * @throws Refusal UNKNOWN_CHANNEL, WRONG_CHANNEL_TYPE, MISSING_PERMISSIONS, CANNOT_MESSAGE_USER
 */
export async function accessVoice(ctx: Context, actor: Pick<Actor, 'user_id'>, channel_id: Id): Promise<PlaceAccessed> {
  const place = (await findPlace(ctx, actor, channel_id)) ?? refuse('UNKNOWN_CHANNEL');
  if (!place.guild) {
    // What is asked is answered before one talks, and before one may call.
    const waits = place.channel.user_ids.some((id) => isAsked(place.channel, id));
    if (waits || !hasPermission(place.permissions, 'SEND_MESSAGES')) refuse('CANNOT_MESSAGE_USER');
    return place;
  }
  if (place.channel.type !== CHANNEL_TYPE.VOICE) refuse('WRONG_CHANNEL_TYPE');
  if (!hasPermission(place.permissions, 'CONNECT')) refuse('MISSING_PERMISSIONS');
  return place;
}

export function allowedIn(place: PlaceAccessed): Allowed {
  if (!place.guild) return { mute: false, deaf: false, suppress: false };
  const { mute, deaf } = place.member;
  return { guild_id: place.guild.id, mute, deaf, suppress: !hasPermission(place.permissions, 'SPEAK') };
}

/** How many people may talk there for this one to come as well. Whoever moves others finds room beyond the limit of the channel. */
export function roomIn(ctx: Context, place: PlaceAccessed): number {
  return Math.min(ctx.voiceLimit, place.guild && !hasPermission(place.permissions, 'MOVE_MEMBERS') ? limitOf(place) : ctx.voiceLimit);
}

function limitOf({ channel }: ChannelAccessed): number {
  return channel.user_limit || Number.POSITIVE_INFINITY;
}

/** Who is told of who talks in a channel or in a conversation: there those who have it among theirs, and are not only asked. */
export async function voiceAudience(ctx: Context, channel_id: Id): Promise<Audience> {
  const row = await ctx.directory.getDirectChannel(channel_id);
  return row ? { user_ids: hearersOf(row).filter((id) => seersOf(row).includes(id)) } : { channel_id };
}

/** Whether somebody may see who talks in a channel of a guild. */
export async function seesVoice(ctx: Context, actor: Pick<Actor, 'user_id'>, channel_id: Id | null): Promise<boolean> {
  return channel_id !== null && (await findChannelAccess(ctx, actor, channel_id)) !== undefined;
}
