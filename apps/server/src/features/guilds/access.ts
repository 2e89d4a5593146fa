import { guildPermissions } from '@chat-js/permissions/permissions.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { hasPermission, type Permission } from '@chat-js/protocol/permissions.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { memberAccess } from '../members/new-member.ts';
import type { MemberRow } from '../members/store.ts';
import { refuse } from '../refusal.ts';
import type { GuildDoc } from './store.ts';

export interface GuildAccessed {
  guild: GuildDoc;
  member: MemberRow;
  permissions: bigint;
}

/** The guild as this actor, or a refusal. Whether a guild exists is a secret to those who are not in it. */
export async function accessGuild(ctx: Context, actor: Actor, guild_id: Id, ...needed: Permission[]): Promise<GuildAccessed> {
  const guild = await ctx.directory.getGuild(guild_id);
  if (!guild) refuse('UNKNOWN_GUILD');
  const member = await ctx.directory.getMember(guild_id, actor.user_id);
  if (!member) refuse('UNKNOWN_GUILD');
  const permissions = guildPermissions(guild, memberAccess(member, ctx.clock.now()));
  if (!needed.every((name) => hasPermission(permissions, name))) refuse('MISSING_PERMISSIONS');
  return { guild, member, permissions };
}
