import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { VoiceState } from '@chat-js/protocol/voice.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import { refuse } from '../refusal.ts';
import { seesVoice } from './place.ts';

export function getOwnVoiceState(ctx: Context, actor: Actor, { guild_id }: OperationInput<'voice.getMine'>): Promise<VoiceState> {
  return getVoiceState(ctx, actor, { guild_id, user_id: actor.user_id });
}

/** Where somebody talks whom one may not see there is not told. */
export async function getVoiceState(ctx: Context, actor: Actor, input: OperationInput<'voice.get'>): Promise<VoiceState> {
  await accessGuild(ctx, actor, input.guild_id);
  const state = ctx.voices.find(input.user_id);
  if (state?.guild_id !== input.guild_id || !(await seesVoice(ctx, actor, state.channel_id))) return refuse('UNKNOWN_VOICE_STATE');
  return state;
}
