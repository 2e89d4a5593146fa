import type { Ban } from '@chat-js/protocol/bans.ts';
import { isoTime } from '../../lib/clock.ts';
import type { Context } from '../context.ts';
import { deletedUser, presentUser } from '../users/present.ts';
import type { BanRow } from './store.ts';

export async function presentBans(ctx: Context, rows: readonly BanRow[]): Promise<Ban[]> {
  const users = await ctx.storage.users.listUsers(rows.map(({ user_id }) => user_id));
  const byId = new Map(users.map((user) => [user.id, user]));
  return rows.map(({ user_id, reason, moderator_id, created_at, expires_at }) => ({
    user: presentUser(byId.get(user_id) ?? deletedUser(user_id)),
    reason,
    moderator_id,
    created_at: isoTime(created_at),
    expires_at: expires_at === null ? null : isoTime(expires_at),
  }));
}
