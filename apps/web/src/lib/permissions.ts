import { isThread } from '@chat-js/client/is-thread.ts';
import type { State } from '@chat-js/client/state.ts';
import { channelPermissions, guildPermissions, threadPermissions } from '@chat-js/permissions/permissions.ts';
import { isAboveMember, isAboveRole } from '@chat-js/permissions/rank.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { bitsOf, hasPermission, type Permission } from '@chat-js/protocol/permissions.ts';
import type { Role } from '@chat-js/protocol/roles.ts';
import { useClientState } from './client.tsx';
import { ruling } from './guilds.ts';

/** A member of a guild as the rules see them now. */
export function memberAccess(state: State, guild_id: Id, user_id: Id) {
  const member = state.members[guild_id]?.[user_id];
  const until = member?.communication_disabled_until;
  return { user_id, roles: member?.roles ?? [], timed_out: until != null && Date.parse(until) > Date.now() };
}

/** As the server has it. */
const IN_CONVERSATION = bitsOf([
  ...(['VIEW_CHANNEL', 'SEND_MESSAGES', 'READ_MESSAGE_HISTORY', 'ADD_REACTIONS', 'PIN_MESSAGES', 'EMBED_LINKS'] as const),
  ...(['ATTACH_FILES', 'USE_EXTERNAL_EMOJIS', 'SEND_POLLS', 'SEND_VOICE_MESSAGES'] as const),
]);

/** What a member may do, in the guild or in one of its channels. The server decides; this only hides what it would refuse. */
export function permissionsOf(state: State, user_id: Id, guild_id: Id, channel_id?: Id): bigint {
  const guild = state.guilds[guild_id];
  if (!guild) return state.direct[channel_id ?? ''] ? IN_CONVERSATION : 0n;
  const member = memberAccess(state, guild_id, user_id);
  if (channel_id === undefined) return guildPermissions(guild, member);
  const channel = state.channels[channel_id];
  const bits = channelPermissions(guild, ruling(state, channel_id)?.permission_overwrites ?? [], member);
  return channel && isThread(channel) ? threadPermissions(bits) : bits;
}

export function useMay(name: Permission, guild_id: Id, channel_id?: Id): boolean {
  return useClientState((state) => state.me !== null && hasPermission(permissionsOf(state, state.me.id, guild_id, channel_id), name));
}

/** The same for what stands there already: in a thread that has ended nothing is changed. */
export function useMayChange(name: Permission, guild_id: Id, channel_id: Id): boolean {
  const ended = useClientState((state) => hasEnded(state, channel_id));
  return useMay(name, guild_id, channel_id) && !ended;
}

export function hasEnded({ channels }: State, channel_id: Id): boolean {
  return channels[channel_id]?.thread_metadata?.archived ?? false;
}

/** Whether one of several permissions is there. */
export function useMayAny(names: readonly Permission[], guild_id: Id): boolean {
  return useClientState((state) => {
    const bits = state.me ? permissionsOf(state, state.me.id, guild_id) : 0n;
    return names.some((name) => hasPermission(bits, name));
  });
}

/** Whether the person may act on a member: someone below them. */
export function useIsAbove(guild_id: Id, user_id: Id): boolean {
  return useClientState((state) => {
    const guild = state.guilds[guild_id];
    if (!guild || !state.me) return false;
    return isAboveMember(guild, memberAccess(state, guild_id, state.me.id), memberAccess(state, guild_id, user_id));
  });
}

/** The same for many members: answers a function. */
export function useIsBelow(guild_id: Id): (target: { user_id: Id; roles: readonly Id[] }) => boolean {
  const { guild, me } = useClientState((state) => ({
    guild: state.guilds[guild_id],
    me: state.me && state.members[guild_id]?.[state.me.id],
  }));
  return (target) => guild !== undefined && me != null && isAboveMember(guild, { ...me, timed_out: false }, target);
}

/** Whether the person may act on a role: one below their highest. */
export function mayActOnRole(state: State, guild_id: Id, role: Pick<Role, 'id' | 'position'>): boolean {
  const guild = state.guilds[guild_id];
  return guild !== undefined && state.me !== null && isAboveRole(guild, memberAccess(state, guild_id, state.me.id), role);
}
