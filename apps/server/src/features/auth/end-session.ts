import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Stale } from '../../events/bus.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';

/** Ends logins of one person: their refresh and access tokens are dead, their connections close, their devices are told nothing more. */
export async function endSessions(ctx: Context, user_id: Id, session_ids: readonly Id[]): Promise<void> {
  for (const id of session_ids) await ctx.storage.sessions.removeSession(id, user_id);
  await announceEnd(ctx, user_id, session_ids);
}

/** `stale`: what has changed of the person with it. */
export async function announceEnd(ctx: Context, user_id: Id, session_ids: readonly Id[], stale: readonly Stale[] = []): Promise<void> {
  if (session_ids.length === 0 && stale.length === 0) return;
  for (const id of session_ids) await ctx.storage.pushSubscriptions.removeSubscription(user_id, id);
  // An event for nobody's eyes: its change of access is what closes the connections.
  await ctx.bus.publish({ type: 'RESYNC', data: {}, audience: 'nobody', access: { kind: 'sessions-end', user_id, session_ids }, stale });
}

export async function logout(ctx: Context, actor: Actor): Promise<null> {
  await endSessions(ctx, actor.user_id, [actor.session_id]);
  return null;
}

export async function endSession(ctx: Context, actor: Actor, { session_id }: OperationInput<'auth.endSession'>): Promise<null> {
  const session = await ctx.storage.sessions.getSession(session_id);
  if (session?.user_id !== actor.user_id) refuse('UNKNOWN_SESSION');
  await endSessions(ctx, actor.user_id, [session_id]);
  return null;
}

export async function endOtherSessions(ctx: Context, actor: Actor): Promise<null> {
  const ended = await ctx.storage.sessions.removeSessions(actor.user_id, actor.session_id);
  await announceEnd(ctx, actor.user_id, ended);
  return null;
}
