import { guildPermissions } from '@chat-js/permissions/permissions.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { hasPermission, type Permission } from '@chat-js/protocol/permissions.ts';
import type { Role } from '@chat-js/protocol/roles.ts';
import { useClientState } from '../../lib/client.tsx';
import { highestFirst } from '../../lib/member-color.ts';
import { mayActOnRole, memberAccess } from '../../lib/permissions.ts';

/** The roles of a guild, highest first; @everyone is the last. */
export function useRoles(guild_id: Id): Role[] {
  return highestFirst(useClientState((state) => state.guilds[guild_id]?.roles ?? []));
}

/** The roles that the person may change or give, by their ids. */
export function useChangeableRoles(guild_id: Id): ReadonlySet<Id> {
  const ids = useClientState((state) =>
    (state.guilds[guild_id]?.roles ?? []).filter((role) => mayActOnRole(state, guild_id, role)).map(({ id }) => id),
  );
  return new Set(ids);
}

/** What the person may do themselves in the guild: nobody gives or takes what they lack. */
export function useOwnPermissions(guild_id: Id): (name: Permission) => boolean {
  const bits = useClientState((state) => {
    const guild = state.guilds[guild_id];
    return guild && state.me ? guildPermissions(guild, memberAccess(state, guild_id, state.me.id)) : 0n;
  });
  return (name) => hasPermission(bits, name);
}
