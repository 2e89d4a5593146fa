import type { Channel } from '@chat-js/protocol/channels.ts';
import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import { isQuiet } from './guild-settings.ts';
import { isThread } from './is-thread.ts';
import { NO_GUILD } from './no-guild.ts';
import { without } from './records.ts';
import type { State } from './state.ts';

/**
 * A channel met for the first time has nothing new: what was written before is history. The server is told so, but for threads
 * that the person is not in.
 */
export function meetChannels(state: State, channels: readonly Channel[]): State {
  const unmet = channels.filter(({ id }) => state.seen[id] === undefined);
  if (unmet.length === 0) return state;
  const seen = Object.fromEntries(unmet.map(({ id, last_message_id }) => [id, last_message_id ?? '0']));
  const strange = unmet.filter((channel) => isThread(channel) && !channel.member);
  const acked = Object.fromEntries(strange.map(({ id }) => [id, { id: seen[id] ?? '0', version: 0, wrote: '0' }]));
  return { ...state, seen: { ...state.seen, ...seen }, acked: { ...acked, ...state.acked } };
}

/** A message was on screen; older ones change nothing. */
export function markSeen(state: State, channel_id: Id, message_id: Id): State {
  const before = state.seen[channel_id];
  if (before !== undefined && compareIds(before, message_id) >= 0) return state;
  return setSeen(state, channel_id, message_id);
}

/** All that stands in a channel, as far as it was told, or up to `last`. */
export function markAllSeen(state: State, channel_id: Id, last = state.channels[channel_id]?.last_message_id): State {
  return last ? markSeen({ ...state, held: without(state.held, [channel_id]) }, channel_id, last) : state;
}

export function setSeen(state: State, channel_id: Id, message_id: Id): State {
  const known = state.mentions[channel_id];
  const left = known?.filter((id) => compareIds(id, message_id) > 0) ?? [];
  const mentions = !known || left.length === known.length ? state.mentions : without(state.mentions, [channel_id]);
  return {
    ...state,
    seen: { ...state.seen, [channel_id]: message_id },
    mentions: mentions !== state.mentions && left.length > 0 ? { ...mentions, [channel_id]: left } : mentions,
  };
}

/** What begins with this message is new: by hand, so that looking at it does not read it until somebody comes back to it. */
export function markUnread(state: State, channel_id: Id, message_id: Id): State {
  const next = setSeen(state, channel_id, idBefore(message_id));
  return { ...next, remarked: { ...next.remarked, [channel_id]: true }, held: { ...next.held, [channel_id]: true } };
}

/** The greatest id below this one. */
export function idBefore(id: Id): Id {
  return (BigInt(id) - 1n).toString();
}

/** Something was written since the channel was last on screen. Of a thread only whoever is in it wants to hear. */
export function isUnread(state: State, channel_id: Id): boolean {
  const channel = state.channels[channel_id];
  if (!channel || (isThread(channel) && !channel.member)) return false;
  const last = channel.last_message_id;
  return last !== null && compareIds(last, state.seen[channel_id] ?? '0') > 0;
}

/** Some channel of the guild is unread, whether or not the person wants to hear of it. */
export function isGuildUnread(state: State, guild_id: Id): boolean {
  return Object.values(state.channels).some((channel) => channel.guild_id === guild_id && isUnread(state, channel.id));
}

/** Something was written that the person wants to hear of: the channel, and what it stands in, is not muted. */
export function isNews(state: State, channel_id: Id): boolean {
  const guild_id = state.channels[channel_id]?.guild_id;
  return guild_id !== undefined && isUnread(state, channel_id) && !isQuiet(state, guild_id, channel_id);
}

/** There is news in some channel of the guild. */
export function hasNews(state: State, guild_id?: Id): boolean {
  const channels = Object.values(state.channels);
  return channels.some((channel) => (guild_id === undefined || channel.guild_id === guild_id) && isNews(state, channel.id));
}

/** How many unread messages of a channel tell the person something, up to 100. */
export function countMentions(state: State, channel_id: Id): number {
  const known = state.mentions[channel_id];
  const channel = state.channels[channel_id];
  if (!known || !channel || (isThread(channel) && !channel.member)) return 0;
  const { suppress_everyone = false, suppress_roles = false } = state.guildSettings[channel.guild_id] ?? {};
  if (!suppress_everyone && !suppress_roles) return known.length;
  const { roles = [], everyone = [] } = state.wideMentions[channel_id] ?? {};
  return known.filter((id) => {
    const [byRole, byAll] = [roles.includes(id), everyone.includes(id)];
    return (!byRole && !byAll) || (byRole && !suppress_roles) || (byAll && !suppress_everyone);
  }).length;
}

/** Conversations without a guild are counted where they stand. */
export const isOfGuild = ({ guild_id }: Channel): boolean => guild_id !== NO_GUILD;

/** The same of all channels that are meant: of a guild, of a category, of everything. */
export function sumMentions(state: State, isMeant: (channel: Channel) => boolean = () => true): number {
  const ids = Object.keys(state.mentions).filter((id) => state.channels[id] && isMeant(state.channels[id]));
  return ids.reduce((sum, id) => sum + countMentions(state, id), 0);
}
