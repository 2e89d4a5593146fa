import type { MemberAccess } from '@chat-js/permissions/permissions.ts';
import { beyond } from '@chat-js/permissions/permissions.ts';
import { isAboveRole } from '@chat-js/permissions/rank.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { ALL_PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import type { Role } from '@chat-js/protocol/roles.ts';
import type { GuildDoc } from '../guilds/store.ts';
import { refuse } from '../refusal.ts';

export function findRole(guild: GuildDoc, role_id: Id): Role {
  return guild.roles.find(({ id }) => id === role_id) ?? refuse('UNKNOWN_ROLE');
}

/** A role that this member may change, or a refusal: nobody acts on a role at or above their highest. */
export function checkRoleBelow(guild: GuildDoc, member: MemberAccess, role_id: Id): Role {
  const role = findRole(guild, role_id);
  if (!isAboveRole(guild, member, role)) refuse('MISSING_PERMISSIONS');
  return role;
}

/** Nobody gives or takes a permission that they lack. Bits that mean nothing are dropped. */
export function checkGrant(own: bigint, before: string, wanted: string): string {
  const after = BigInt(wanted) & ALL_PERMISSIONS;
  if (beyond(own, BigInt(before), after) !== 0n) refuse('MISSING_PERMISSIONS');
  return String(after);
}
