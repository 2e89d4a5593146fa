import type { GuildRules } from './permissions.ts';

/** Of a guild document the part that the rules need, and nothing else. */
export function slimGuild({ id, version, owner_id, roles, channels }: GuildRules): GuildRules {
  return {
    id,
    version,
    owner_id,
    roles: roles.map((role) => ({ id: role.id, permissions: role.permissions, position: role.position })),
    channels: channels.map((channel) => ({ id: channel.id, permission_overwrites: channel.permission_overwrites })),
  };
}
