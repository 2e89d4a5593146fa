import type { Origin } from '../actor.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import { endSessions } from './end-session.ts';
import { MAX_USER_AGENT, type SessionStarted, sessionAnswer } from './start-session.ts';
import { hashToken } from './tokens.ts';

/** A token may come twice when its answer was lost on the way, or from two tabs at once. Unit: ms. */
const GRACE_MS = 30_000;
/** A device that was not used for this long is logged out. Unit: ms. */
export const SESSION_IDLE_MS = 60 * 24 * 3_600_000;

/** Replaces the refresh token. One that was replaced long ago has been stolen, or its thief is the one who replaced it: both are out. */
export async function refresh(ctx: Context, origin: Origin, token: string | undefined): Promise<SessionStarted> {
  if (!token) return refuse('UNAUTHORIZED');
  const hash = hashToken(token);
  const session = await ctx.storage.sessions.findSessionByToken(hash);
  const now = ctx.clock.now();
  if (session && now - session.last_used_at > SESSION_IDLE_MS) return refuse('UNAUTHORIZED');

  const isCurrent = session?.token_hash === hash;
  if (!session || (!isCurrent && now - session.rotated_at > GRACE_MS)) return endStolen(ctx, token);
  const user = await ctx.directory.getUser(session.user_id);
  if (!user || user.disabled) return refuse('UNAUTHORIZED');

  const refreshToken = ctx.refreshTokens.next(token);
  // Changes nothing when another tab was faster: it got the same token.
  await ctx.storage.sessions.rotateSession(session.id, hash, {
    token_hash: hashToken(refreshToken),
    previous_hash: hash,
    rotated_at: now,
    last_used_at: now,
    user_agent: origin.user_agent.slice(0, MAX_USER_AGENT),
    address: origin.address,
  });
  return { answer: await sessionAnswer(ctx, user, session.id), refreshToken };
}

async function endStolen(ctx: Context, token: string): Promise<never> {
  const id = ctx.refreshTokens.sessionOf(token);
  const session = id && (await ctx.storage.sessions.getSession(id));
  if (session) await endSessions(ctx, session.user_id, [session.id]);
  return refuse('UNAUTHORIZED');
}
