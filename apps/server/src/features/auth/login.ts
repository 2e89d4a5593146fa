import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Origin } from '../actor.ts';
import type { Context } from '../context.ts';
import { checkSetUp } from '../instance/get-instance.ts';
import { refuse } from '../refusal.ts';
import { usernameKey } from '../users/username-key.ts';
import { type SessionStarted, startSession } from './start-session.ts';

export async function login(ctx: Context, origin: Origin, input: OperationInput<'auth.login'>): Promise<SessionStarted> {
  await checkSetUp(ctx);
  const key = usernameKey(input.login.trim());
  await ctx.attempts.check(key, origin.address);

  const found = await ctx.storage.users.findUserByLogin(key);
  const user = (await ctx.passwords.verify(input.password, found?.password_hash)) ? found : undefined;
  if (!user) {
    await ctx.attempts.failed(key, origin.address);
    return refuse('WRONG_CREDENTIALS');
  }
  await ctx.attempts.succeeded(key, origin.address);
  // Checking takes a while: a password that was changed meanwhile, and ended all logins, starts none.
  const { password_hash } = (await ctx.storage.users.getUser(user.id)) ?? refuse('WRONG_CREDENTIALS');
  if (password_hash !== user.password_hash) return refuse('WRONG_CREDENTIALS');
  const started = await startSession(ctx, user, origin);
  // Only whoever knows the password learns of it; looked for last, as who bans ends sessions last.
  const now = await ctx.storage.users.getUser(user.id);
  if (!now || now.disabled) {
    await ctx.storage.sessions.removeSessions(user.id, null);
    return refuse(now ? 'ACCOUNT_DISABLED' : 'WRONG_CREDENTIALS');
  }
  return started;
}
