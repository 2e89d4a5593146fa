import { NO_GUILD } from '@chat-js/client/no-guild.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { hasPermission, type Permission } from '@chat-js/protocol/permissions.ts';
import { useClientState } from '../../lib/client.tsx';
import { permissionsOf, useIsAbove } from '../../lib/permissions.ts';
import { useHasAssignableRoles } from './use-assignable-roles.ts';

/** What the person who looks may do to somebody. The server decides; this only hides what it would refuse. */
export function usePossibleActs(guild_id: Id, user_id: Id) {
  const { bits, self, admin, member, immune } = useClientState((state) => ({
    bits: state.me ? permissionsOf(state, state.me.id, guild_id) : 0n,
    admin: state.me?.admin ?? false,
    self: state.me?.id === user_id,
    member: state.members[guild_id]?.[user_id] !== undefined,
    // A time-out changes nothing for administrators.
    immune: hasPermission(permissionsOf(state, user_id, guild_id), 'ADMINISTRATOR'),
  }));
  const above = useIsAbove(guild_id, user_id);
  const assignable = useHasAssignableRoles(guild_id, user_id);
  const may = (name: Permission) => hasPermission(bits, name);
  const onThem = member && above;
  const onAny = member && (above || self);
  return {
    self,
    rename: self ? member && may('CHANGE_NICKNAME') : onThem && may('MANAGE_NICKNAMES'),
    changeRoles: onAny && may('MANAGE_ROLES') && assignable,
    timeOut: onThem && !immune && may('MODERATE_MEMBERS'),
    kick: onThem && may('KICK_MEMBERS'),
    ban: !self && above && may('BAN_MEMBERS'),
    warn: onThem && may('MODERATE_MEMBERS'),
    seeHistory: !self && may('MODERATE_MEMBERS'),
    mute: onAny && may('MUTE_MEMBERS'),
    deafen: onAny && may('DEAFEN_MEMBERS'),
    explain: member && (may('MANAGE_ROLES') || may('MODERATE_MEMBERS')),
    // Reports go to the moderators of a server.
    report: !self && guild_id !== '' && guild_id !== NO_GUILD,
    message: !self,
    closeAccount: !self && admin,
  };
}
