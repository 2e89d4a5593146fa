import type { VoiceState } from '@chat-js/protocol/voice.ts';
import type { Actor, Origin } from '../actor.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import { reviewVoice } from './review-voice.ts';

export type From = Pick<Origin, 'connection_id'>;

/** The rules may have changed a moment ago. @throws Refusal ONLY_ON_SOCKET, NOT_IN_VOICE, MISSING_PERMISSIONS */
export async function checkTalking(ctx: Context, { user_id }: Actor, { connection_id }: From): Promise<VoiceState> {
  if (connection_id === undefined) return refuse('ONLY_ON_SOCKET');
  const state = ctx.voices.find(user_id);
  if (!state || !ctx.voices.isOn(connection_id, user_id)) return refuse('NOT_IN_VOICE');
  return (await reviewVoice(ctx, state)) ?? refuse('MISSING_PERMISSIONS');
}
