import type { Overwrite } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { hasPermission, PERMISSIONS, type Permission } from '@chat-js/protocol/permissions.ts';
import {
  channelPermissions,
  type GuildAccess,
  LEFT_BY_TIME_OUT,
  type MemberAccess,
  NEEDS_CONNECTING,
  NEEDS_SENDING,
  overwriteGroups,
  rolesOf,
} from './permissions.ts';

/** One reason. `ids`: the roles or people that say so. `grants`: whether it speaks for the permission. */
export interface Step {
  because:
    | 'owner'
    | 'administrator'
    | 'roles'
    | 'no-role'
    | 'overwrite-everyone'
    | 'overwrite-roles'
    | 'overwrite-member'
    | 'needs'
    | 'time-out';
  ids: readonly Id[];
  grants: boolean;
  /** With `needs`: the permission without which this one is nothing. */
  needs?: Permission;
}

export interface Explanation {
  granted: boolean;
  /** In the order in which they count: the last one decides. */
  steps: readonly Step[];
}

const OVERWRITES = ['overwrite-everyone', 'overwrite-roles', 'overwrite-member'] as const;

/**
 * Why a member has a permission in a channel, or has not. The same rules as `channelPermissions`, told one by one.
 * `overwrites` are those of the channel; none for the guild as a whole.
 */
export function explain(guild: GuildAccess, overwrites: readonly Overwrite[], member: MemberAccess, name: Permission): Explanation {
  if (guild.owner_id === member.user_id) return { granted: true, steps: [{ because: 'owner', ids: [member.user_id], grants: true }] };
  const roles = rolesOf(guild, member);
  const holding = (permission: Permission) =>
    roles.filter((role) => hasPermission(BigInt(role.permissions), permission)).map(({ id }) => id);
  const administrators = holding('ADMINISTRATOR');
  if (administrators.length > 0) return { granted: true, steps: [{ because: 'administrator', ids: administrators, grants: true }] };

  const ids = holding(name);
  const steps: Step[] = [];
  let granted = false;
  const say = (step: Step) => {
    steps.push(step);
    granted = step.grants;
  };
  say(ids.length > 0 ? { because: 'roles', ids, grants: true } : { because: 'no-role', ids: [], grants: false });
  overwriteGroups(guild, overwrites, member).forEach((group, index) => {
    const because = OVERWRITES[index];
    const allowing = group.filter(({ allow }) => hasPermission(BigInt(allow), name));
    const speaking = allowing.length > 0 ? allowing : group.filter(({ deny }) => hasPermission(BigInt(deny), name));
    if (because && speaking.length > 0) say({ because, ids: speaking.map(({ id }) => id), grants: allowing.length > 0 });
  });

  const needs = missingNeed(guild, overwrites, member, name);
  if (needs && granted) say({ because: 'needs', ids: [], grants: false, needs });
  if (member.timed_out && !(PERMISSIONS[name] & LEFT_BY_TIME_OUT)) say({ because: 'time-out', ids: [member.user_id], grants: false });
  return { granted, steps };
}

/** What one must be able to do to do this, and cannot. */
function missingNeed(guild: GuildAccess, overwrites: readonly Overwrite[], member: MemberAccess, name: Permission): Permission | undefined {
  const bits = channelPermissions(guild, overwrites, { ...member, timed_out: false });
  const lacks = (needed: Permission) => !hasPermission(bits, needed);
  if (lacks('VIEW_CHANNEL')) return 'VIEW_CHANNEL';
  if (NEEDS_SENDING & PERMISSIONS[name] && lacks('SEND_MESSAGES')) return 'SEND_MESSAGES';
  if (NEEDS_CONNECTING & PERMISSIONS[name] && lacks('CONNECT')) return 'CONNECT';
  return undefined;
}
