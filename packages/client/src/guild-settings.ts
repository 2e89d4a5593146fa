import type { Id } from '@chat-js/protocol/ids.ts';
import { isMuted } from '@chat-js/protocol/is-muted.ts';
import type { UserGuildSettings } from '@chat-js/protocol/user-guild-settings.ts';
import { NO_GUILD } from './no-guild.ts';
import type { State } from './state.ts';

/** What is older than what is known changes nothing, nor does what is told of a guild that the person has left. */
export function applyGuildSettings(state: State, settings: UserGuildSettings): State {
  const id = settings.guild_id ?? NO_GUILD;
  const isOld = (state.guildSettings[id]?.version ?? 0) >= settings.version;
  if (isOld || (id !== NO_GUILD && !state.guilds[id])) return state;
  return { ...state, guildSettings: { ...state.guildSettings, [id]: settings } };
}

/** A channel and what it stands in, from the inside out. */
export function placesAround(state: State, channel_id: Id): Id[] {
  const places: Id[] = [];
  for (let id: Id | null | undefined = channel_id; id && !places.includes(id); id = state.channels[id]?.parent_id) places.push(id);
  return places;
}

/** The channel, or what it stands in, is muted now. Of a guild: the guild is. */
export function isQuiet(state: State, guild_id: Id, channel_id?: Id): boolean {
  const settings = state.guildSettings[guild_id];
  return settings !== undefined && isMuted({ settings, places: channel_id ? placesAround(state, channel_id) : [], now: Date.now() });
}
