import type { Overwrite } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { ALL_PERMISSIONS, hasPermission } from '@chat-js/protocol/permissions.ts';

/** What the rules need to know of a guild: a guild document has it, and so does an event that changes access. */
export interface GuildAccess {
  id: Id;
  version: number;
  owner_id: Id;
  roles: readonly { id: Id; permissions: string }[];
  channels: readonly { id: Id; permission_overwrites: readonly Overwrite[] }[];
}

export interface MemberAccess {
  user_id: Id;
  roles: readonly Id[];
}

/** The bits of a member in the guild as a whole: @everyone and the member's roles together (API reference, "Permissions"). */
export function guildPermissions(guild: GuildAccess, member: MemberAccess): bigint {
  if (guild.owner_id === member.user_id) return ALL_PERMISSIONS;
  let bits = 0n;
  for (const role of guild.roles) {
    if (role.id === guild.id || member.roles.includes(role.id)) bits |= BigInt(role.permissions);
  }
  return hasPermission(bits, 'ADMINISTRATOR') ? ALL_PERMISSIONS : bits;
}

/**
 * The bits of a member in one channel: the guild's, changed by the overwrites for @everyone, then for all roles of the
 * member together, then for the member. Who cannot see a channel can do nothing in it.
 */
export function channelPermissions(guild: GuildAccess, overwrites: readonly Overwrite[], member: MemberAccess): bigint {
  let bits = guildPermissions(guild, member);
  if (hasPermission(bits, 'ADMINISTRATOR')) return bits;

  const everyone = overwrites.find((overwrite) => overwrite.id === guild.id && overwrite.type === 0);
  if (everyone) bits = overwrite(bits, BigInt(everyone.allow), BigInt(everyone.deny));

  let allow = 0n;
  let deny = 0n;
  for (const entry of overwrites) {
    if (entry.type !== 0 || entry.id === guild.id || !member.roles.includes(entry.id)) continue;
    allow |= BigInt(entry.allow);
    deny |= BigInt(entry.deny);
  }
  bits = overwrite(bits, allow, deny);

  const own = overwrites.find((entry) => entry.type === 1 && entry.id === member.user_id);
  if (own) bits = overwrite(bits, BigInt(own.allow), BigInt(own.deny));

  return hasPermission(bits, 'VIEW_CHANNEL') ? bits : 0n;
}

function overwrite(bits: bigint, allow: bigint, deny: bigint): bigint {
  return (bits & ~deny) | allow;
}

/** The channels of a guild that a member may see. */
export function visibleChannelIds(guild: GuildAccess, member: MemberAccess): Set<Id> {
  const visible = new Set<Id>();
  for (const channel of guild.channels) {
    if (channelPermissions(guild, channel.permission_overwrites, member) !== 0n) visible.add(channel.id);
  }
  return visible;
}
