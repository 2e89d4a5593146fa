import { guildPermissions } from '@chat-js/permissions/permissions.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import { without } from './records.ts';
import type { State } from './state.ts';

/** Whoever lost a permission in a guild does not keep what only its holders are told. */
export function forgetSecrets(state: State, guild_id: Id): State {
  const guild = state.guilds[guild_id];
  const member = state.me && state.members[guild_id]?.[state.me.id];
  if (!guild || !member) return state;
  // A time-out leaves reading.
  const bits = guildPermissions(guild, { user_id: member.user_id, roles: member.roles, timed_out: false });
  return {
    ...state,
    invites: hasPermission(bits, 'MANAGE_GUILD') ? state.invites : without(state.invites, [guild_id]),
    bans: hasPermission(bits, 'BAN_MEMBERS') ? state.bans : without(state.bans, [guild_id]),
    reports: hasPermission(bits, 'MODERATE_MEMBERS') ? state.reports : without(state.reports, [guild_id]),
    autoMod: hasPermission(bits, 'MANAGE_GUILD') ? state.autoMod : without(state.autoMod, [guild_id]),
    auditLog: hasPermission(bits, 'VIEW_AUDIT_LOG') ? state.auditLog : without(state.auditLog, [guild_id]),
  };
}
