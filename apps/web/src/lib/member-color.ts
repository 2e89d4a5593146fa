import type { State } from '@chat-js/client/state.ts';
import { compareRoles } from '@chat-js/permissions/rank.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Role } from '@chat-js/protocol/roles.ts';

/** What is seen of a role. */
export type ShownRole = Pick<Role, 'id' | 'name' | 'color' | 'colors' | 'icon' | 'unicode_emoji'>;

/** What the roles of a member do to their name: the colour of the highest one that has one, the icon likewise. */
export interface RoleLook {
  color: ShownRole | undefined;
  icon: ShownRole | undefined;
}

export function roleLook(roles: readonly Role[], held: readonly Id[]): RoleLook {
  const own = highestFirst(roles.filter(({ id }) => held.includes(id)));
  return {
    color: own.find(({ colors }) => colors.primary_color !== 0),
    icon: own.find(({ icon, unicode_emoji }) => icon !== null || unicode_emoji !== null),
  };
}

const NOTHING: RoleLook = { color: undefined, icon: undefined };

export function memberLook(state: State, guild_id: Id, user_id: Id): RoleLook {
  const held = state.members[guild_id]?.[user_id]?.roles ?? [];
  return held.length === 0 ? NOTHING : roleLook(state.guilds[guild_id]?.roles ?? [], held);
}

/** Roles as they are listed; @everyone is the last. */
export function highestFirst(roles: readonly Role[]): Role[] {
  return roles.toSorted((a, b) => compareRoles(b, a));
}
