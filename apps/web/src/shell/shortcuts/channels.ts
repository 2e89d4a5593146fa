import type { State } from '@chat-js/client/state.ts';
import { isNews } from '@chat-js/client/unread.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { CHANNEL } from '../../lib/channel-types.ts';
import { channelsOf, groupChannels, listGuildIds, threadsShown } from '../../lib/guilds.ts';

export type Step = 1 | -1;

/** Where somebody is. */
export interface Place {
  guild_id: Id | undefined;
  channel_id: Id | undefined;
}

/** The text channel before or after the one that is open, as the list shows them; past its end it begins again. */
export function nextChannel(state: State, { guild_id, channel_id }: Place, step: Step): Channel | undefined {
  return guild_id === undefined ? undefined : walk(inOrder(state, guild_id), channel_id, step, isText);
}

/** The next channel with something new: in this server first, then in the others, as they stand at the edge. */
export function nextUnread(state: State, { guild_id, channel_id }: Place, step: Step): Channel | undefined {
  const ids = listGuildIds(state);
  const all = ids.flatMap((id) => inOrder(state, id));
  const start = channel_id ?? all.find((channel) => channel.guild_id === guild_id)?.id;
  return walk(all, start, step, (channel) => isText(channel) && isNews(state, channel.id));
}

function inOrder(state: State, guild_id: Id): Channel[] {
  const threads = threadsShown(state, guild_id);
  return groupChannels(channelsOf(state, guild_id))
    .flatMap(({ channels }) => channels)
    .flatMap((channel) => [channel, ...threads.filter(({ parent_id }) => parent_id === channel.id)]);
}

function isText({ type }: Channel): boolean {
  return type !== CHANNEL.voice && type !== CHANNEL.category;
}

/** Around the list once, from the one after the start; never back to it. */
function walk(all: readonly Channel[], from: Id | undefined, step: Step, fits: (channel: Channel) => boolean): Channel | undefined {
  const { length } = all;
  const found = all.findIndex(({ id }) => id === from);
  const start = found === -1 && step === 1 ? -1 : Math.max(found, 0);
  for (let steps = 1; steps <= length; steps += 1) {
    const channel = all[(((start + step * steps) % length) + length) % length];
    if (channel && channel.id !== from && fits(channel)) return channel;
  }
  return undefined;
}
