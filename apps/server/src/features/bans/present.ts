import type { Ban } from '@chat-js/protocol/bans.ts';
import { isoTime } from '../../lib/clock.ts';
import type { Context } from '../context.ts';
import { deletedUser, presentUser } from '../users/present.ts';
import type { BanRow } from './store.ts';

export function presentBan({ reason, moderator_id, created_at, expires_at }: BanRow, user: Parameters<typeof presentUser>[0]): Ban {
  return {
    user: presentUser(user),
    reason,
    moderator_id,
    created_at: isoTime(created_at),
    expires_at: expires_at === null ? null : isoTime(expires_at),
  };
}

export async function presentBans(ctx: Context, rows: readonly BanRow[]): Promise<Ban[]> {
  const users = await ctx.storage.users.listUsers(rows.map(({ user_id }) => user_id));
  const byId = new Map(users.map((user) => [user.id, user]));
  return rows.map((row) => presentBan(row, byId.get(row.user_id) ?? deletedUser(row.user_id)));
}
