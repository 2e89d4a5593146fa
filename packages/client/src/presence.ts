import type { Id } from '@chat-js/protocol/ids.ts';
import type { OnlineMember } from '@chat-js/protocol/members.ts';
import type { Presence } from '@chat-js/protocol/presence.ts';
import { NO_GUILD } from './no-guild.ts';
import { without } from './records.ts';
import type { ById, State } from './state.ts';

/** As what somebody who is there is seen. */
export type OnlineEntry = Pick<Presence, 'status' | 'activities'>;

/** Who of a list of presences is online. */
export function onlineOf(presences: readonly Presence[]): ById<OnlineEntry> {
  return Object.fromEntries(
    presences.filter(({ status }) => status !== 'offline').map((presence) => [presence.user.id, entryOf(presence)]),
  );
}

function entryOf({ status, activities }: Presence): OnlineEntry {
  return { status, activities };
}

export function applyPresence(state: State, presence: Presence): State {
  const { guild_id = NO_GUILD, user } = presence;
  if (guild_id !== NO_GUILD && !state.guilds[guild_id]) return state;
  const others = without(state.online[guild_id] ?? {}, [user.id]);
  return { ...state, online: { ...state.online, [guild_id]: { ...others, ...onlineOf([presence]) } } };
}

/** All whom the person sees apart from guilds, in place of what was known. */
export function setPresences(state: State, presences: readonly Presence[]): State {
  return { ...state, online: { ...state.online, [NO_GUILD]: onlineOf(presences) } };
}

/** Adds people of a guild who were found to be online. */
export function rememberOnline(state: State, guild_id: Id, members: readonly OnlineMember[]): State {
  if (!state.guilds[guild_id]) return state;
  const found = onlineOf(members.map(({ presence }) => presence));
  return { ...state, online: { ...state.online, [guild_id]: { ...state.online[guild_id], ...found } } };
}
