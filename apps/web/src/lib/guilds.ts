import { isThread } from '@chat-js/client/is-thread.ts';
import type { State } from '@chat-js/client/state.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import { isTextual } from './channel-types.ts';
import { lastChannel } from './last-channel.ts';

/** As the person has put them in order, with what was joined later above it, the newest first; without an order in that of joining. */
export function listGuildIds({ guilds, settings }: State): Id[] {
  const placed = (settings?.guild_positions ?? []).filter((id) => guilds[id]);
  const rest = Object.values(guilds)
    .filter(({ id }) => !placed.includes(id))
    .sort((a, b) => a.joined_at.localeCompare(b.joined_at) || compareIds(a.id, b.id));
  const joined = rest.map((guild) => guild.id);
  return placed.length > 0 ? [...joined.reverse(), ...placed] : joined;
}

export interface ChannelGroup {
  /** null: the channels above all categories */
  category: Channel | null;
  channels: Channel[];
}

const byPosition = (a: Channel, b: Channel) => a.position - b.position || compareIds(a.id, b.id);

/** The channels of a guild as the sidebar shows them. */
export function groupChannels(channels: readonly Channel[]): ChannelGroup[] {
  const sorted = [...channels].sort(byPosition);
  const categories = sorted.filter((channel) => channel.type === 4);
  const known = new Set(categories.map((category) => category.id));
  const inside = (parent: Id | null) =>
    sorted.filter(
      (channel) => channel.type !== 4 && (channel.parent_id !== null && known.has(channel.parent_id) ? channel.parent_id : null) === parent,
    );
  return [{ category: null, channels: inside(null) }, ...categories.map((category) => ({ category, channels: inside(category.id) }))];
}

export function channelsOf(state: State, guild_id: Id): Channel[] {
  return Object.values(state.channels).filter((channel) => channel.guild_id === guild_id && !isThread(channel));
}

/** The threads of a guild that go on, whoever is in them. */
export function threadsOf(state: State, guild_id: Id): Channel[] {
  return Object.values(state.channels).filter(
    (channel) => channel.guild_id === guild_id && isThread(channel) && !channel.thread_metadata?.archived,
  );
}

/** The threads of a guild that stand under their channels: those that the person is in and that have not ended, and the open one. */
export function threadsShown(state: State, guild_id: Id, current?: Id): Channel[] {
  return Object.values(state.channels)
    .filter((channel) => channel.guild_id === guild_id && isThread(channel))
    .filter(({ id, member, thread_metadata }) => id === current || (member && !thread_metadata?.archived))
    .sort((a, b) => compareIds(a.id, b.id));
}

/** Where a guild opens: where the person was last, else its first text channel. */
export function entryChannel(state: State, guild_id: Id): Id | null {
  const channels = channelsOf(state, guild_id);
  const last = lastChannel(guild_id);
  if (last !== null && channels.some((channel) => channel.id === last && isTextual(channel))) return last;
  return (
    groupChannels(channels)
      .flatMap((group) => group.channels)
      .find(isTextual)?.id ?? null
  );
}

/** The channel whose rules hold: a thread has none of its own. */
export function ruling(state: State, channel_id: Id): Channel | undefined {
  const channel = state.channels[channel_id];
  return channel && isThread(channel) ? state.channels[channel.parent_id ?? ''] : channel;
}
