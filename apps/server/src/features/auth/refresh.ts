import type { Origin } from '../actor.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import { endSessions } from './end-session.ts';
import { MAX_USER_AGENT, type SessionStarted, sessionAnswer } from './start-session.ts';
import type { SessionRow } from './store.ts';
import { hashToken, newSecretToken } from './tokens.ts';

/** A token may come twice when its answer was lost on the way, or from two tabs at once. Unit: ms. */
const GRACE_MS = 30_000;
/** A device that was not used for this long is logged out. Unit: ms. */
export const SESSION_IDLE_MS = 60 * 24 * 3_600_000;

/** Replaces the refresh token. A token that was replaced long ago has been stolen, or its thief is the one who replaced it: both are out. */
export async function refresh(ctx: Context, origin: Origin, token: string | undefined): Promise<SessionStarted> {
  if (!token) return refuse('UNAUTHORIZED');
  const hash = hashToken(token);
  const session = await ctx.storage.sessions.findSessionByToken(hash);
  if (!session || ctx.clock.now() - session.last_used_at > SESSION_IDLE_MS) return refuse('UNAUTHORIZED');

  if (session.token_hash !== hash && ctx.clock.now() - session.rotated_at > GRACE_MS) {
    await endSessions(ctx, session.user_id, [session.id]);
    return refuse('UNAUTHORIZED');
  }
  const user = await ctx.directory.getUser(session.user_id);
  if (!user) return refuse('UNAUTHORIZED');
  const refreshToken = await rotate(ctx, session, hash, origin);
  return { answer: await sessionAnswer(ctx, user, session.id), refreshToken };
}

async function rotate(ctx: Context, session: SessionRow, presented: string, origin: Origin): Promise<string> {
  const refreshToken = newSecretToken();
  const now = ctx.clock.now();
  const rotated = await ctx.storage.sessions.rotateSession(session.id, session.token_hash, {
    token_hash: hashToken(refreshToken),
    previous_hash: presented,
    rotated_at: now,
    last_used_at: now,
    user_agent: origin.user_agent.slice(0, MAX_USER_AGENT),
    address: origin.address,
  });
  if (rotated) return refreshToken;
  // Another tab was faster by a moment: within the grace its token is replaced in turn.
  const current = await ctx.storage.sessions.getSession(session.id);
  return current ? rotate(ctx, current, presented, origin) : refuse('UNAUTHORIZED');
}
