import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { checkTalking, type From } from './check-talking.ts';

export async function updateVoice(ctx: Context, actor: Actor, from: From, input: OperationInput<'voice.update'>): Promise<null> {
  const { session_id } = await checkTalking(ctx, actor, from);
  await ctx.voices.change(actor.user_id, (state) => {
    const { self_mute = state.self_mute, self_deaf = state.self_deaf, quality = state.quality } = input;
    const isSame = self_mute === state.self_mute && self_deaf === state.self_deaf && quality === state.quality;
    return isSame || state.session_id !== session_id ? undefined : { ...state, self_mute, self_deaf, quality };
  });
  return null;
}
