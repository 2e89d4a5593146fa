import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import { checkTalking, type From } from './check-talking.ts';

/** Passes on what two devices need to connect, and looks at nothing of it. */
export async function signalVoice(ctx: Context, actor: Actor, from: From, { to, signal }: OperationInput<'voice.signal'>): Promise<null> {
  const { channel_id, session_id } = await checkTalking(ctx, actor, from);
  const [user_id = ''] = to.split('.');
  const other = ctx.voices.find(user_id);
  if (other?.session_id !== to || other.channel_id !== channel_id || channel_id === null) return refuse('NOT_IN_VOICE');
  await ctx.bus.publish({ type: 'VOICE_SIGNAL', data: { channel_id, from: session_id, to, signal }, audience: { user_ids: [user_id] } });
  return null;
}
