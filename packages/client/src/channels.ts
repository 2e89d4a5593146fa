import type { Channel } from '@chat-js/protocol/channels.ts';
import type { EventData } from '@chat-js/protocol/events.ts';
import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import { withoutDeletedTags } from './forums.ts';
import { isThread } from './is-thread.ts';
import { without } from './records.ts';
import type { State } from './state.ts';
import { meetChannels } from './unread.ts';

export function applyChannelCreate(state: State, channel: Channel): State {
  return meetChannels(applyChannelUpdate(state, channel), [channel]);
}

export function applyChannelUpdate(state: State, channel: Channel): State {
  if (!state.guilds[channel.guild_id]) return state;
  // An update was made from an older reading: what was written since stays the last message.
  const last_message_id = latest(channel.last_message_id, state.channels[channel.id]?.last_message_id ?? null);
  const channels = { ...state.channels, [channel.id]: { ...channel, last_message_id } };
  return { ...state, channels: withoutDeletedTags(channels, channel) };
}

export function applyChannelDelete(state: State, { id }: Pick<Channel, 'id'>): State {
  return forgetChannels(state, [id]);
}

/** Takes channels away with everything that hangs on them: threads, windows, typing, voice, and what waits to be sent there. */
export function forgetChannels(state: State, ids: readonly Id[]): State {
  if (ids.length === 0) return state;
  const gone = new Set(ids);
  for (const channel of Object.values(state.channels)) {
    if (isThread(channel) && ids.includes(channel.parent_id ?? '')) gone.add(channel.id);
  }
  return {
    ...state,
    channels: without(state.channels, gone),
    direct: without(state.direct, gone),
    requests: without(state.requests, gone),
    windows: without(state.windows, gone),
    pins: without(state.pins, gone),
    webhooks: without(state.webhooks, gone),
    typing: without(state.typing, gone),
    followed: state.followed && without(state.followed, gone),
    seen: without(state.seen, gone),
    acked: without(state.acked, gone),
    remarked: without(state.remarked, gone),
    held: without(state.held, gone),
    mentions: without(state.mentions, gone),
    wideMentions: without(state.wideMentions, gone),
    invites: withoutInvitesTo(state.invites, gone),
    outbox: state.outbox.some((entry) => gone.has(entry.channel_id))
      ? state.outbox.filter((entry) => !gone.has(entry.channel_id))
      : state.outbox,
    voice: leaveVoice(state.voice, gone),
    calls: without(state.calls, gone),
  };
}

/** Something was written in channels that are not shown. */
export function applyUnreadUpdate(state: State, { channel_unread_updates }: EventData<'CHANNEL_UNREAD_UPDATE'>): State {
  return channel_unread_updates.reduce((next, { id, last_message_id }) => noteLastMessage(next, id, last_message_id), state);
}

/** A message was written: the channel is as new as that. */
export function noteLastMessage(state: State, channel_id: Id, message_id: Id): State {
  const channel = state.channels[channel_id];
  if (!channel) return state;
  const last_message_id = latest(channel.last_message_id, message_id);
  if (last_message_id === channel.last_message_id) return state;
  return { ...state, channels: { ...state.channels, [channel_id]: { ...channel, last_message_id } } };
}

/** The newest message there is; unlike `noteLastMessage` also when it is an older one than was known. */
export function setLastMessage(state: State, channel_id: Id, last_message_id: Id | null): State {
  const channel = state.channels[channel_id];
  if (!channel || channel.last_message_id === last_message_id) return state;
  return { ...state, channels: { ...state.channels, [channel_id]: { ...channel, last_message_id } } };
}

export function latest(a: Id | null, b: Id | null): Id | null {
  if (a === null || b === null) return a ?? b;
  return compareIds(a, b) >= 0 ? a : b;
}

/** Deleting a channel ends its invites without an event for each. */
function withoutInvitesTo(invites: State['invites'], gone: ReadonlySet<Id>): State['invites'] {
  const isGone = ({ channel }: { channel: { id: Id } }) => gone.has(channel.id);
  if (!Object.values(invites).some((list) => Object.values(list).some(isGone))) return invites;
  return Object.fromEntries(
    Object.entries(invites).map(([guild_id, list]) => [
      guild_id,
      Object.fromEntries(Object.entries(list).filter(([, invite]) => !isGone(invite))),
    ]),
  );
}

function leaveVoice(voice: State['voice'], gone: ReadonlySet<Id>): State['voice'] {
  const inside = Object.values(voice).some((guild) =>
    Object.values(guild).some(({ channel_id }) => channel_id !== null && gone.has(channel_id)),
  );
  if (!inside) return voice;
  return Object.fromEntries(
    Object.entries(voice).map(([guild_id, guild]) => [
      guild_id,
      Object.fromEntries(Object.entries(guild).filter(([, { channel_id }]) => channel_id === null || !gone.has(channel_id))),
    ]),
  );
}
