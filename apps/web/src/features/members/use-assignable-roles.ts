import type { State } from '@chat-js/client/state.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Role } from '@chat-js/protocol/roles.ts';
import { useClientState } from '../../lib/client.tsx';
import { highestFirst } from '../../lib/member-color.ts';
import { mayActOnRole, permissionsOf } from '../../lib/permissions.ts';

export interface RoleChoice {
  role: Role;
  /** Held now. */
  held: boolean;
  /** Whether the person who looks may give or take it. */
  changeable: boolean;
}

/** The roles that someone may give to a member or take from them, the highest first, with those they hold besides. */
export function roleChoices(state: State, guild_id: Id, user_id: Id): RoleChoice[] {
  const guild = state.guilds[guild_id];
  if (!guild || !state.me) return [];
  const own = permissionsOf(state, state.me.id, guild_id);
  const held = state.members[guild_id]?.[user_id]?.roles ?? [];
  return highestFirst(guild.roles)
    .filter(({ id }) => id !== guild_id)
    .map((role) => {
      const has = held.includes(role.id);
      const grantable = has || (BigInt(role.permissions) & ~own) === 0n;
      return { role, held: has, changeable: grantable && !role.managed && mayActOnRole(state, guild_id, role) };
    })
    .filter(({ held: has, changeable }) => has || changeable);
}

export function useHasAssignableRoles(guild_id: Id, user_id: Id): boolean {
  return useClientState((state) => roleChoices(state, guild_id, user_id).some(({ changeable }) => changeable));
}
