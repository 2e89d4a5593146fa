import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { isoTime } from '../../lib/clock.ts';
import type { Actor } from '../actor.ts';
import { recordDeed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import type { GuildDoc } from '../guilds/store.ts';
import { removeMember } from '../members/remove-member.ts';
import { announceBan } from './announce-ban.ts';
import { deleteRecent } from './delete-recent.ts';
import type { BanRow } from './store.ts';

export interface NewBan {
  user_id: Id;
  reason: string | undefined;
  /** The ban ends by itself after so long; null: it does not. Seconds. */
  duration: number | null;
  /** What they wrote in the last so many seconds goes with them. */
  delete_seconds: number;
}

/** Keeps a ban that was decided, tells of it, and deletes what is to be deleted. */
export async function enforceBan(ctx: Context, actor: Actor, guild: GuildDoc, ban: NewBan): Promise<void> {
  const { user_id, reason, duration, delete_seconds } = ban;
  const now = ctx.clock.now();
  const row: BanRow = {
    guild_id: guild.id,
    user_id,
    moderator_id: actor.user_id,
    reason: reason || null,
    created_at: now,
    expires_at: duration === null ? null : now + duration * 1000,
    address_hashes: guild.ban_addresses ? await hashesOf(ctx, guild.id, user_id) : [],
  };
  // The ban first, the membership second: whoever joins at this moment looks for a ban after they are in.
  await ctx.storage.bans.keepBan(row);
  await removeMember(ctx, guild.id, user_id);
  // Only now: a moderator who is banned shall hear nothing of it, and GUILD_DELETE last.
  await announceBan(ctx, guild.id, user_id);
  await recordDeed(ctx, actor, {
    guild_id: guild.id,
    action_type: AUDIT_ACTION.MEMBER_BAN_ADD,
    target_id: user_id,
    changes: row.expires_at === null ? [] : [{ key: 'expires_at', new_value: isoTime(row.expires_at) }],
    ...(delete_seconds > 0 && { options: { delete_message_seconds: String(delete_seconds) } }),
    reason,
  });
  // Last, as it may take a while: the person is out already.
  await deleteRecent(ctx, guild, { author_id: user_id, seconds: delete_seconds });
}

/** Keyed hashes of the networks that a person's devices were last used from. */
export async function hashesOf(ctx: Context, guild_id: Id, user_id: Id): Promise<string[]> {
  const sessions = await ctx.storage.sessions.listSessions(user_id);
  return [...new Set(sessions.map(({ address }) => ctx.addressHashes.of(guild_id, address)))];
}
