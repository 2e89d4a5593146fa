import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';

/** Who holds this access token; a refusal when nobody does any more. */
export async function authenticate(ctx: Context, token: string): Promise<Actor> {
  const claims = await ctx.tokens.verifyAccess(token);
  if (!claims || !(await ctx.liveSessions.isLive(claims.session_id))) return refuse('UNAUTHORIZED');
  const user = await ctx.directory.getUser(claims.user_id);
  if (!user || user.disabled) return refuse('UNAUTHORIZED');
  return { user_id: user.id, session_id: claims.session_id, admin: user.admin, pending: user.pending };
}
