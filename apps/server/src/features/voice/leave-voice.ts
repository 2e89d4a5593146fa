import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import type { From } from './check-talking.ts';

export async function leaveVoice(ctx: Context, actor: Actor, { connection_id }: From): Promise<null> {
  if (connection_id === undefined) return refuse('ONLY_ON_SOCKET');
  const state = ctx.voices.find(actor.user_id);
  if (state && ctx.voices.isOn(connection_id, actor.user_id)) await ctx.voices.end(actor.user_id, state.session_id);
  return null;
}
