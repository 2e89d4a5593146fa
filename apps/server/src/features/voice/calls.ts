import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import { accessVoice } from './place.ts';

export async function ringCall(ctx: Context, actor: Actor, { channel_id }: OperationInput<'calls.ring'>): Promise<null> {
  await accessVoice(ctx, actor, channel_id);
  return refuse('NOT_IN_VOICE');
}

export async function stopRinging(ctx: Context, actor: Actor, { channel_id }: OperationInput<'calls.stopRinging'>): Promise<null> {
  await accessVoice(ctx, actor, channel_id);
  return refuse('NOT_IN_VOICE');
}
