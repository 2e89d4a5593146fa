import { randomBytes } from 'node:crypto';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationAnswer, OperationInput } from '@chat-js/protocol/operations.ts';
import type { VoiceState } from '@chat-js/protocol/voice.ts';
import type { Actor, Origin } from '../actor.ts';
import type { Context } from '../context.ts';
import { bringBack } from '../direct-messages/bring-back.ts';
import { refuse, refuseField } from '../refusal.ts';
import { accessVoice, allowedIn, roomIn } from './place.ts';

export async function joinVoice(
  ctx: Context,
  actor: Actor,
  { connection_id }: Pick<Origin, 'connection_id'>,
  input: OperationInput<'voice.join'>,
): Promise<OperationAnswer<'voice.join'>> {
  if (connection_id === undefined) return refuse('ONLY_ON_SOCKET');
  const { channel_id, self_mute, self_deaf } = input;
  const place = await accessVoice(ctx, actor, channel_id);
  const limit = roomIn(ctx, place);
  const session_id = checkSession(actor.user_id, input.session_id) ?? newSession(actor.user_id);
  const known = ctx.voices.find(actor.user_id);
  // Whoever is there stays there, also when the limit was lowered since.
  const goesOn = known?.channel_id === channel_id && known.session_id === session_id;
  if (!goesOn && ctx.voices.listIn(channel_id).filter(({ user_id }) => user_id !== actor.user_id).length >= limit)
    refuse('VOICE_CHANNEL_FULL');
  // Like what is written there, a call brings back what was closed.
  if (!place.guild && place.channel.closed_by.length > 0) await bringBack(ctx, channel_id);

  const said = { self_deaf, self_mute, self_video: false, request_to_speak_timestamp: null, quality: null };
  const state: VoiceState = { ...allowedIn(place), channel_id, user_id: actor.user_id, session_id, ...said };
  if (!(await ctx.voices.enter(connection_id, state))) return refuse('ONLY_ON_SOCKET');

  const inside = ctx.voices.listIn(channel_id);
  // Several came at once: in the order in which they did, whoever is too many goes.
  if (!goesOn && inside.findIndex(({ user_id }) => user_id === actor.user_id) >= limit) {
    await ctx.voices.end(actor.user_id, session_id);
    refuse('VOICE_CHANNEL_FULL');
  }
  return { session_id, voice_states: inside, limit };
}

/** One goes on in a session of one's own; whether it is known any more does not matter. */
function checkSession(user_id: Id, session_id: string | undefined): string | undefined {
  if (session_id !== undefined && !session_id.startsWith(`${user_id}.`)) {
    refuseField('session_id', 'INVALID_SESSION', 'Somebody else has this session');
  }
  return session_id;
}

function newSession(user_id: Id): string {
  return `${user_id}.${randomBytes(16).toString('base64url')}`;
}
