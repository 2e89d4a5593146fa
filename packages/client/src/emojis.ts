import type { EventData } from '@chat-js/protocol/events.ts';
import type { State } from './state.ts';

export function applyEmojisUpdate(state: State, { guild_id, emojis }: EventData<'GUILD_EMOJIS_UPDATE'>): State {
  const guild = state.guilds[guild_id];
  if (!guild) return state;
  return { ...state, guilds: { ...state.guilds, [guild_id]: { ...guild, emojis } } };
}
