import type { State } from '@chat-js/client/state.ts';
import type { Overwrite } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { ALL_PERMISSIONS, hasPermission, type Permission } from '@chat-js/protocol/permissions.ts';
import { useClientState } from './client.tsx';

interface GuildAccess {
  id: Id;
  owner_id: Id;
  roles: readonly { id: Id; permissions: string }[];
}

interface MemberAccess {
  user_id: Id;
  roles: readonly Id[];
}

function change(bits: bigint, overwrites: readonly Overwrite[]): bigint {
  const allow = overwrites.reduce((all, entry) => all | BigInt(entry.allow), 0n);
  const deny = overwrites.reduce((all, entry) => all | BigInt(entry.deny), 0n);
  return (bits & ~deny) | allow;
}

/** What a member may do, in the guild or with the overwrites of a channel. The server decides; this only hides what it would refuse. */
export function permissionsOf(guild: GuildAccess, member: MemberAccess, overwrites: readonly Overwrite[] = []): bigint {
  if (guild.owner_id === member.user_id) return ALL_PERMISSIONS;
  const held = guild.roles.filter((role) => role.id === guild.id || member.roles.includes(role.id));
  const base = held.reduce((all, role) => all | BigInt(role.permissions), 0n);
  if (hasPermission(base, 'ADMINISTRATOR')) return ALL_PERMISSIONS;
  const everyone = overwrites.filter((entry) => entry.type === 0 && entry.id === guild.id);
  const roles = overwrites.filter((entry) => entry.type === 0 && entry.id !== guild.id && member.roles.includes(entry.id));
  const own = overwrites.filter((entry) => entry.type === 1 && entry.id === member.user_id);
  return change(change(change(base, everyone), roles), own);
}

function may(state: State, name: Permission, guild_id: Id, channel_id?: Id): boolean {
  const guild = state.guilds[guild_id];
  if (!guild || !state.me) return false;
  const member = state.members[guild_id]?.[state.me.id] ?? { user_id: state.me.id, roles: [] };
  const overwrites = channel_id === undefined ? [] : (state.channels[channel_id]?.permission_overwrites ?? []);
  return hasPermission(permissionsOf(guild, member, overwrites), name);
}

export function useMay(name: Permission, guild_id: Id, channel_id?: Id): boolean {
  return useClientState((state) => may(state, name, guild_id, channel_id));
}
