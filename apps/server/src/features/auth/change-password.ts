import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor, Origin } from '../actor.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import { endOtherSessions } from './end-session.ts';

export async function changePassword(
  ctx: Context,
  actor: Actor,
  origin: Origin,
  input: OperationInput<'auth.changePassword'>,
): Promise<null> {
  const user = await ctx.storage.users.getUser(actor.user_id);
  if (!user) return refuse('UNAUTHORIZED');
  await ctx.attempts.check(user.username_key, origin.address);
  if (!(await ctx.passwords.verify(input.password, user.password_hash))) {
    await ctx.attempts.failed(user.username_key, origin.address);
    return refuse('WRONG_CREDENTIALS');
  }
  await ctx.storage.users.updateUser(user.id, { password_hash: await ctx.passwords.hash(input.new_password) });
  ctx.directory.forget([{ user_id: user.id }]);
  return endOtherSessions(ctx, actor);
}
