import { channelPermissions, type GuildAccess, type MemberAccess } from '@chat-js/permissions/permissions.ts';
import type { Overwrite } from '@chat-js/protocol/channels.ts';
import { hasPermission, type Permission } from '@chat-js/protocol/permissions.ts';
import { withState } from '../../lib/channel-templates.ts';

/** Nobody in particular who has one role. */
export function holderOf(guild: GuildAccess, role_id: string): MemberAccess {
  return { user_id: '0', roles: role_id === guild.id ? [] : [role_id], timed_out: false };
}

/** Whether a role or a person could do something in a channel if their own overwrite said nothing of it. */
export function inherits(
  guild: GuildAccess,
  overwrites: readonly Overwrite[],
  { id, member }: { id: string; member: MemberAccess },
  permission: Permission,
): boolean {
  const silent = overwrites.map((entry) => (entry.id === id ? withState(entry, permission, 'inherit') : entry));
  return hasPermission(channelPermissions(guild, silent, member), permission);
}
