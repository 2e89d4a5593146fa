import type { Session } from '@chat-js/protocol/instance.ts';
import type { Origin } from '../actor.ts';
import type { Context } from '../context.ts';
import { presentCurrentUser } from '../users/present.ts';
import type { UserRow } from '../users/store.ts';
import { ACCESS_TOKEN_SECONDS, hashToken } from './tokens.ts';

/** What a login gives: the answer, and the refresh token that the door puts into a cookie. */
export interface SessionStarted {
  answer: Session;
  refreshToken: string;
}

export const MAX_USER_AGENT = 512;

export async function startSession(ctx: Context, user: UserRow, origin: Origin): Promise<SessionStarted> {
  const now = ctx.clock.now();
  const id = ctx.ids.next();
  const refreshToken = ctx.refreshTokens.first(id);
  await ctx.storage.sessions.insertSession({
    id,
    user_id: user.id,
    token_hash: hashToken(refreshToken),
    previous_hash: null,
    rotated_at: now,
    created_at: now,
    last_used_at: now,
    user_agent: origin.user_agent.slice(0, MAX_USER_AGENT),
    address: origin.address,
  });
  return { answer: await sessionAnswer(ctx, user, id), refreshToken };
}

export async function sessionAnswer(ctx: Context, user: UserRow, session_id: string): Promise<Session> {
  const token = await ctx.tokens.issueAccess({ user_id: user.id, session_id });
  return { user: presentCurrentUser(user), token, expires_in: ACCESS_TOKEN_SECONDS };
}
