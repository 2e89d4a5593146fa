import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import type { GuildAccess, MemberAccess, RoleAccess } from './permissions.ts';

type Ranked = Pick<RoleAccess, 'id' | 'position'>;

/** Lowest first: by position, and of two in one place the older is higher (API reference, "Permission Hierarchy"). */
export function compareRoles(a: Ranked, b: Ranked): number {
  return a.position - b.position || compareIds(b.id, a.id);
}

/** The highest role of a member; undefined for who has only @everyone. */
export function highestRole<R extends Ranked>(guild: { id: Id; roles: readonly R[] }, member: Pick<MemberAccess, 'roles'>): R | undefined {
  return guild.roles
    .filter(({ id }) => id !== guild.id && member.roles.includes(id))
    .sort(compareRoles)
    .at(-1);
}

/** Whether someone may act on a role: the owner on any, others on those below their highest. */
export function isAboveRole(guild: GuildAccess, actor: MemberAccess, role: Ranked): boolean {
  if (guild.owner_id === actor.user_id) return true;
  if (role.id === guild.id) return true;
  const own = highestRole(guild, actor);
  return own !== undefined && compareRoles(own, role) > 0;
}

/** Whether someone may act on another member: nobody acts on the owner, on someone at or above their highest role, or on themselves. */
export function isAboveMember(guild: GuildAccess, actor: MemberAccess, target: Pick<MemberAccess, 'user_id' | 'roles'>): boolean {
  if (target.user_id === guild.owner_id || target.user_id === actor.user_id) return false;
  if (actor.user_id === guild.owner_id) return true;
  const own = highestRole(guild, actor);
  const theirs = highestRole(guild, target);
  if (!theirs) return own !== undefined;
  return own !== undefined && compareRoles(own, theirs) > 0;
}
