import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationAnswer, OperationInput } from '@chat-js/protocol/operations.ts';
import type { PushSubscription } from '@chat-js/protocol/push-subscriptions.ts';
import { isoTime } from '../../lib/clock.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { refuse, refuseField } from '../refusal.ts';
import { isAuthSecret, isPublicKey } from './keys.ts';
import type { PushSubscriptionRow } from './store.ts';

export async function listPushSubscriptions(ctx: Context, actor: Actor): Promise<OperationAnswer<'pushSubscriptions.list'>> {
  const rows = await ctx.storage.pushSubscriptions.listSubscriptions(actor.user_id);
  return { public_key: ctx.pushes?.publicKey ?? null, subscriptions: rows.map((row) => presentSubscription(actor, row)) };
}

export async function setPushSubscription(
  ctx: Context,
  actor: Actor,
  { endpoint, keys, show_content }: OperationInput<'pushSubscriptions.set'>,
): Promise<PushSubscription> {
  const pushes = ctx.pushes ?? refuse('PUSH_OFF');
  if (!pushes.isAllowed(endpoint)) refuseField('endpoint', 'PUSH_ENDPOINT_NOT_PUBLIC', 'An address of the public Internet, at port 443');
  if (!isPublicKey(keys.p256dh)) refuseField('keys', 'PUSH_KEY_INVALID', 'p256dh: an uncompressed point of P-256');
  if (!isAuthSecret(keys.auth)) refuseField('keys', 'PUSH_KEY_INVALID', 'auth: 16 bytes');
  const { user_id, session_id } = actor;
  const row = { session_id, user_id, endpoint, p256dh: keys.p256dh, auth: keys.auth, show_content, created_at: ctx.clock.now() };
  await ctx.storage.pushSubscriptions.keepSubscription(row, LIMITS.pushSubscriptions);
  // The login may have ended meanwhile, and what hung on it is removed already.
  if (!(await ctx.storage.sessions.getSession(session_id))) {
    await ctx.storage.pushSubscriptions.removeSubscription(user_id, session_id);
    refuse('UNAUTHORIZED');
  }
  return presentSubscription(actor, row);
}

export async function removePushSubscription(ctx: Context, actor: Actor, input: OperationInput<'pushSubscriptions.remove'>): Promise<null> {
  const session_id = input.session_id === '@current' ? actor.session_id : input.session_id;
  if (!(await ctx.storage.pushSubscriptions.removeSubscription(actor.user_id, session_id))) refuse('UNKNOWN_PUSH_SUBSCRIPTION');
  return null;
}

function presentSubscription(actor: Actor, { session_id, endpoint, show_content, created_at }: PushSubscriptionRow): PushSubscription {
  const current = session_id === actor.session_id;
  return { session_id, current, service: new URL(endpoint).host, show_content, created_at: isoTime(created_at) };
}
