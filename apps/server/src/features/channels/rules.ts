import { CHANNEL_TYPE, type ChannelType } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { GuildDoc, StoredChannel } from '../guilds/store.ts';
import { refuse, refuseField } from '../refusal.ts';

/** A channel stands in a category of its own guild; a category stands in none. */
export function checkParent(guild: GuildDoc, type: ChannelType, parent_id: Id | null | undefined): void {
  if (!parent_id) return;
  const parent = guild.channels.find(({ id }) => id === parent_id);
  if (type === CHANNEL_TYPE.CATEGORY) refuseField('parent_id', 'CHANNEL_PARENT_INVALID_TYPE', 'A category cannot stand in a category');
  if (parent?.type !== CHANNEL_TYPE.CATEGORY) refuseField('parent_id', 'CHANNEL_PARENT_INVALID', 'Not a category of this guild');
}

/** Discord's form of a text channel's name: lower case, dashes for spaces. Other channels keep theirs. */
export function channelName(type: ChannelType, name: string): string {
  return type === CHANNEL_TYPE.TEXT ? name.toLowerCase().replace(/\s+/g, '-') : name;
}

export function findChannel(guild: GuildDoc, channel_id: Id): StoredChannel {
  return guild.channels.find(({ id }) => id === channel_id) ?? refuse('UNKNOWN_CHANNEL');
}

export function isWritable(channel: StoredChannel): boolean {
  return channel.type === CHANNEL_TYPE.TEXT || channel.type === CHANNEL_TYPE.VOICE;
}
