import type { MemberAccess } from '@chat-js/permissions/permissions.ts';
import { isAboveMember } from '@chat-js/permissions/rank.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Permission } from '@chat-js/protocol/permissions.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessGuild, type GuildAccessed } from '../guilds/access.ts';
import { refuse } from '../refusal.ts';
import { memberAccess } from './new-member.ts';
import type { MemberRow } from './store.ts';

export interface MemberAccessed extends GuildAccessed {
  target: MemberRow;
  me: MemberAccess;
}

/** A member on whom this actor may act, or a refusal: nobody acts on someone at or above their highest role. */
export async function accessMember(
  ctx: Context,
  actor: Actor,
  guild_id: Id,
  user_id: Id,
  ...needed: Permission[]
): Promise<MemberAccessed> {
  const accessed = await accessGuild(ctx, actor, guild_id, ...needed);
  // From the store: what is changed is compared with what is there, not with what is remembered.
  const target = (await ctx.storage.members.getMember(guild_id, user_id)) ?? refuse('UNKNOWN_MEMBER');
  const me = memberAccess(accessed.member, ctx.clock.now());
  if (!isAboveMember(accessed.guild, me, target)) refuse('MISSING_PERMISSIONS');
  return { ...accessed, target, me };
}
