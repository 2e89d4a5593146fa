import type { EventData } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Role } from '@chat-js/protocol/roles.ts';
import { forgetSecrets } from './secrets.ts';
import type { State } from './state.ts';

export function applyRoleCreate(state: State, { guild_id, role }: EventData<'GUILD_ROLE_CREATE'>): State {
  return withRoles(state, guild_id, (roles) => [...roles.filter(({ id }) => id !== role.id), role]);
}

export function applyRoleUpdate(state: State, { guild_id, role }: EventData<'GUILD_ROLE_UPDATE'>): State {
  return withRoles(state, guild_id, (roles) => roles.map((known) => (known.id === role.id ? role : known)));
}

/** A role goes from everybody who has it and from every channel that names it. */
export function applyRoleDelete(state: State, { guild_id, role_id }: EventData<'GUILD_ROLE_DELETE'>): State {
  const members = Object.entries(state.members[guild_id] ?? {}).map(([user_id, member]) => [
    user_id,
    member.roles.includes(role_id) ? { ...member, roles: member.roles.filter((id) => id !== role_id) } : member,
  ]);
  const channels = Object.values(state.channels).flatMap((channel) => {
    if (channel.guild_id !== guild_id || !channel.permission_overwrites.some(({ id }) => id === role_id)) return [];
    return [[channel.id, { ...channel, permission_overwrites: channel.permission_overwrites.filter(({ id }) => id !== role_id) }]];
  });
  const next = {
    ...state,
    members: { ...state.members, [guild_id]: Object.fromEntries(members) },
    channels: { ...state.channels, ...Object.fromEntries(channels) },
  };
  return withRoles(next, guild_id, (roles) => roles.filter(({ id }) => id !== role_id));
}

function withRoles(state: State, guild_id: Id, change: (roles: readonly Role[]) => Role[]): State {
  const guild = state.guilds[guild_id];
  if (!guild) return state;
  return forgetSecrets({ ...state, guilds: { ...state.guilds, [guild_id]: { ...guild, roles: change(guild.roles) } } }, guild_id);
}
