import type { Id } from '@chat-js/protocol/ids.ts';
import type { Presence } from '@chat-js/protocol/presence.ts';
import { without } from './records.ts';
import type { ById, State } from './state.ts';

/** Who of a list of presences is online. */
export function onlineOf(presences: readonly Presence[]): ById<true> {
  return Object.fromEntries(presences.filter(({ status }) => status === 'online').map(({ user }) => [user.id, true as const]));
}

export function applyPresence(state: State, { guild_id, user, status }: Presence): State {
  if (!state.guilds[guild_id]) return state;
  const before = state.online[guild_id] ?? {};
  if ((status === 'online') === user.id in before) return state;
  const after = status === 'online' ? { ...before, [user.id]: true as const } : without(before, [user.id]);
  return { ...state, online: { ...state.online, [guild_id]: after } };
}

/** Adds people of a guild who were found to be online. */
export function rememberOnline(state: State, guild_id: Id, user_ids: readonly Id[]): State {
  if (!state.guilds[guild_id]) return state;
  const found = Object.fromEntries(user_ids.map((id) => [id, true as const]));
  return { ...state, online: { ...state.online, [guild_id]: { ...state.online[guild_id], ...found } } };
}
