import type { State } from '@chat-js/client/state.ts';
import type { Id } from '@chat-js/protocol/ids.ts';

/** The colour of the highest coloured role of a member; 0 for none. Made readable by `roleColor`. */
export function memberRoleColor(state: State, guild_id: Id, user_id: Id): number {
  const held = state.members[guild_id]?.[user_id]?.roles ?? [];
  if (held.length === 0) return 0;
  const coloured = (state.guilds[guild_id]?.roles ?? []).filter((role) => role.color !== 0 && held.includes(role.id));
  return coloured.reduce((highest, role) => (role.position > highest.position ? role : highest), { position: -1, color: 0 }).color;
}
