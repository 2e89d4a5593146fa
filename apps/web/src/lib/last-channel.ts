import type { Id } from '@chat-js/protocol/ids.ts';

const guildKey = 'chat.last-guild';
const channelKey = (guild_id: Id) => `chat.last-channel.${guild_id}`;

export function rememberChannel(guild_id: Id, channel_id: Id): void {
  localStorage.setItem(guildKey, guild_id);
  localStorage.setItem(channelKey(guild_id), channel_id);
}

export function lastGuild(): Id | null {
  return localStorage.getItem(guildKey);
}

export function lastChannel(guild_id: Id): Id | null {
  return localStorage.getItem(channelKey(guild_id));
}
