import type { Id } from '@chat-js/protocol/ids.ts';
import { hasPermission, type Permission } from '@chat-js/protocol/permissions.ts';
import { useClientState } from '../../lib/client.tsx';
import { permissionsOf } from '../../lib/permissions.ts';

/** Whoever has one of these leaves entries. */
const DEEDS: readonly Permission[] = [
  'KICK_MEMBERS',
  'BAN_MEMBERS',
  'MANAGE_CHANNELS',
  'CREATE_GUILD_EXPRESSIONS',
  'MANAGE_GUILD',
  'MANAGE_GUILD_EXPRESSIONS',
  'MANAGE_MESSAGES',
  'MANAGE_NICKNAMES',
  'MANAGE_ROLES',
  'MODERATE_MEMBERS',
];

/** The members, as far as they are known, who can do what the audit log tells of. */
export function useModerators(guild_id: Id): readonly Id[] {
  return useClientState((state) =>
    Object.keys(state.members[guild_id] ?? {}).filter((user_id) => {
      const bits = permissionsOf(state, user_id, guild_id);
      return DEEDS.some((name) => hasPermission(bits, name));
    }),
  );
}
