import type { Registration } from '@chat-js/protocol/auth.ts';
import { snowflakeTime } from '@chat-js/protocol/ids.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { isoTime } from '../../lib/clock.ts';
import type { Actor } from '../actor.ts';
import { endSessions } from '../auth/end-session.ts';
import type { Context } from '../context.ts';
import { joinByInvite } from '../invites/join.ts';
import { Refusal, refuse } from '../refusal.ts';
import { presentCurrentUser } from '../users/present.ts';
import type { UserRow } from '../users/store.ts';

export async function listRegistrations(ctx: Context): Promise<Registration[]> {
  const rows = await ctx.storage.users.listPendingUsers();
  return rows.map((row) => {
    const { email: _, ...user } = presentCurrentUser(row);
    return { user, created_at: isoTime(snowflakeTime(row.id)) };
  });
}

/** Lets someone in: they are told at once, and their invite is honoured if it still holds. */
export async function approveRegistration(
  ctx: Context,
  _actor: Actor,
  { user_id }: OperationInput<'registrations.approve'>,
): Promise<null> {
  const waiting = await getPending(ctx, user_id);
  const user = await ctx.storage.users.updateUser(user_id, { pending: false, pending_invite: null });
  if (!user || user === 'taken') return refuse('UNKNOWN_USER');
  const stale = [{ user_id }];
  ctx.directory.forget(stale);
  await Promise.all([
    ctx.bus.publish({ type: 'USER_UPDATE', data: presentCurrentUser(user), audience: { user_ids: [user_id] }, stale }),
    ctx.bus.publish({ type: 'REGISTRATION_DELETE', data: { user_id }, audience: 'admins' }),
  ]);
  if (waiting.pending_invite) await joinIfStillOpen(ctx, user_id, waiting.pending_invite);
  return null;
}

export async function refuseRegistration(ctx: Context, _actor: Actor, { user_id }: OperationInput<'registrations.refuse'>): Promise<null> {
  await getPending(ctx, user_id);
  const sessions = await ctx.storage.sessions.listSessions(user_id);
  await endSessions(
    ctx,
    user_id,
    sessions.map(({ id }) => id),
  );
  await ctx.storage.users.removeUser(user_id);
  await ctx.storage.relationships.removePairsOf(user_id);
  await ctx.bus.publish({ type: 'REGISTRATION_DELETE', data: { user_id }, audience: 'admins', stale: [{ user_id }] });
  return null;
}

async function getPending(ctx: Context, user_id: string): Promise<UserRow> {
  const user = await ctx.storage.users.getUser(user_id);
  return user?.pending ? user : refuse('UNKNOWN_USER');
}

async function joinIfStillOpen(ctx: Context, user_id: string, code: string): Promise<void> {
  try {
    await joinByInvite(ctx, user_id, code);
  } catch (error) {
    // The invite ended while they waited: they are in all the same, and may use another one.
    if (!(error instanceof Refusal)) throw error;
  }
}
