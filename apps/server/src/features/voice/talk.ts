import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { VoiceState } from '@chat-js/protocol/voice.ts';
import type { Actor, Origin } from '../actor.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import { reviewVoice } from './review-voice.ts';

type From = Pick<Origin, 'connection_id'>;

/** Passes on what two devices need to connect, and looks at nothing of it. */
export async function signalVoice(ctx: Context, actor: Actor, from: From, { to, signal }: OperationInput<'voice.signal'>): Promise<null> {
  const { channel_id, session_id } = await checkTalking(ctx, actor, from);
  const [user_id = ''] = to.split('.');
  const other = ctx.voices.find(user_id);
  if (other?.session_id !== to || other.channel_id !== channel_id || channel_id === null) return refuse('NOT_IN_VOICE');
  await ctx.bus.publish({ type: 'VOICE_SIGNAL', data: { channel_id, from: session_id, to, signal }, audience: { user_ids: [user_id] } });
  return null;
}

export async function updateVoice(ctx: Context, actor: Actor, from: From, input: OperationInput<'voice.update'>): Promise<null> {
  const { session_id } = await checkTalking(ctx, actor, from);
  await ctx.voices.change(actor.user_id, (state) => {
    const { self_mute = state.self_mute, self_deaf = state.self_deaf, quality = state.quality } = input;
    const isSame = self_mute === state.self_mute && self_deaf === state.self_deaf && quality === state.quality;
    return isSame || state.session_id !== session_id ? undefined : { ...state, self_mute, self_deaf, quality };
  });
  return null;
}

export async function leaveVoice(ctx: Context, actor: Actor, { connection_id }: From): Promise<null> {
  if (connection_id === undefined) return refuse('ONLY_ON_SOCKET');
  const state = ctx.voices.find(actor.user_id);
  if (state && ctx.voices.isOn(connection_id, actor.user_id)) await ctx.voices.end(actor.user_id, state.session_id);
  return null;
}

/** The rules may have changed a moment ago. @throws Refusal ONLY_ON_SOCKET, NOT_IN_VOICE, MISSING_PERMISSIONS */
async function checkTalking(ctx: Context, { user_id }: Actor, { connection_id }: From): Promise<VoiceState> {
  if (connection_id === undefined) return refuse('ONLY_ON_SOCKET');
  const state = ctx.voices.find(user_id);
  if (!state || !ctx.voices.isOn(connection_id, user_id)) return refuse('NOT_IN_VOICE');
  return (await reviewVoice(ctx, state)) ?? refuse('MISSING_PERMISSIONS');
}
