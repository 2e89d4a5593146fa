import type { Channel } from '@chat-js/protocol/channels.ts';
import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import { isThread } from './is-thread.ts';
import type { State } from './state.ts';

/** A channel met for the first time on this device has nothing new: what was written before is history. */
export function meetChannels(state: State, channels: readonly Channel[]): State {
  const unmet = channels.filter(({ id }) => state.seen[id] === undefined);
  if (unmet.length === 0) return state;
  const seen = Object.fromEntries(unmet.map(({ id, last_message_id }) => [id, last_message_id ?? '0']));
  return { ...state, seen: { ...state.seen, ...seen } };
}

/** A message was on screen; older ones change nothing. */
export function markSeen(state: State, channel_id: Id, message_id: Id): State {
  const before = state.seen[channel_id];
  if (before !== undefined && compareIds(before, message_id) >= 0) return state;
  return { ...state, seen: { ...state.seen, [channel_id]: message_id } };
}

/** What begins with this message was not seen yet. */
export function markUnread(state: State, channel_id: Id, message_id: Id): State {
  return { ...state, seen: { ...state.seen, [channel_id]: (BigInt(message_id) - 1n).toString() } };
}

/** Something was written since the channel was last on screen. Of a thread only whoever is in it wants to hear. */
export function isUnread(state: State, channel_id: Id): boolean {
  const channel = state.channels[channel_id];
  if (!channel || (isThread(channel) && !channel.member)) return false;
  const last = channel.last_message_id;
  return last !== null && compareIds(last, state.seen[channel_id] ?? '0') > 0;
}

/** Some channel of the guild is unread. */
export function isGuildUnread(state: State, guild_id: Id): boolean {
  return Object.values(state.channels).some((channel) => channel.guild_id === guild_id && isUnread(state, channel.id));
}
