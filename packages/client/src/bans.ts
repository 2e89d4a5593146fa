import type { Ban } from '@chat-js/protocol/bans.ts';
import type { EventData } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { keyBy, without } from './records.ts';
import type { State } from './state.ts';

export function applyBanAdd(state: State, { guild_id, ...ban }: EventData<'GUILD_BAN_ADD'>): State {
  return rememberBans(state, guild_id, [ban]);
}

export function applyBanRemove(state: State, { guild_id, user }: EventData<'GUILD_BAN_REMOVE'>): State {
  const known = state.bans[guild_id];
  return known ? { ...state, bans: { ...state.bans, [guild_id]: without(known, [user.id]) } } : state;
}

/** Bans of a guild, as just fetched; they stand beside those that are known. */
export function rememberBans(state: State, guild_id: Id, bans: readonly Ban[]): State {
  if (!state.guilds[guild_id]) return state;
  const known = { ...state.bans[guild_id], ...keyBy(bans, ({ user }) => user.id) };
  return { ...state, bans: { ...state.bans, [guild_id]: known } };
}
