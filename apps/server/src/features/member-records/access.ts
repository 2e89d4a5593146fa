import type { Id } from '@chat-js/protocol/ids.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessGuild, type GuildAccessed } from '../guilds/access.ts';
import type { MemberRow } from '../members/store.ts';
import { refuse } from '../refusal.ts';

export interface FileAccessed extends GuildAccessed {
  /** undefined: they have left. */
  target: MemberRow | undefined;
}

/**
 * What moderators keep of a person, as one of them. Nobody sees or writes what is kept of themselves; who never was in the
 * guild does not exist.
 */
export async function accessFile(ctx: Context, actor: Actor, guild_id: Id, user_id: Id): Promise<FileAccessed> {
  const accessed = await accessGuild(ctx, actor, guild_id, 'MODERATE_MEMBERS');
  if (user_id === actor.user_id) refuse('MISSING_PERMISSIONS');
  const target = await ctx.directory.getMember(guild_id, user_id);
  if (!target && !(await hasLeftTraces(ctx, actor, guild_id, user_id))) refuse('UNKNOWN_MEMBER');
  return { ...accessed, target };
}

async function hasLeftTraces({ storage }: Context, actor: Actor, guild_id: Id, user_id: Id): Promise<boolean> {
  const traces = await Promise.all([
    storage.bans.getBan(guild_id, user_id).then((ban) => ban !== undefined),
    storage.auditLog.listEntries(guild_id, { target_id: user_id, limit: 1 }).then(isSome),
    storage.memberRecords.listRecords(guild_id, user_id, 'note', 1).then(isSome),
    storage.memberRecords.listRecords(guild_id, user_id, 'warning', 1).then(isSome),
    storage.reports.listReports({ guild_id, about: user_id, not_about: actor.user_id, limit: 1 }).then(isSome),
  ]);
  return traces.includes(true);
}

function isSome(rows: readonly unknown[]): boolean {
  return rows.length > 0;
}
