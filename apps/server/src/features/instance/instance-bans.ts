import type { Id } from '@chat-js/protocol/ids.ts';
import type { InstanceBan } from '@chat-js/protocol/instance.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import { announceEnd } from '../auth/end-session.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import { presentUser } from '../users/present.ts';

export async function listInstanceBans(ctx: Context): Promise<InstanceBan[]> {
  return (await ctx.storage.users.listDisabledUsers()).map((row) => ({ user: presentUser(row) }));
}

/** Ends every session and connection of someone, for good: whoever logs in looks for a ban once more after they are in. */
export async function banFromInstance(ctx: Context, _actor: Actor, { user_id }: OperationInput<'instance.ban'>): Promise<null> {
  const user = (await ctx.storage.users.getUser(user_id)) ?? refuse('UNKNOWN_USER');
  if (user.admin) refuse('MISSING_PERMISSIONS');
  await setDisabled(ctx, user_id, true);
  const ended = await ctx.storage.sessions.removeSessions(user_id, null);
  await announceEnd(ctx, user_id, ended, [{ user_id }]);
  return null;
}

export async function unbanFromInstance(ctx: Context, _actor: Actor, { user_id }: OperationInput<'instance.unban'>): Promise<null> {
  const user = await ctx.storage.users.getUser(user_id);
  if (!user?.disabled) refuse('UNKNOWN_BAN');
  await setDisabled(ctx, user_id, false);
  await announceEnd(ctx, user_id, [], [{ user_id }]);
  return null;
}

async function setDisabled(ctx: Context, user_id: Id, disabled: boolean): Promise<void> {
  await ctx.storage.users.updateUser(user_id, { disabled });
  ctx.directory.forget([{ user_id }]);
}
