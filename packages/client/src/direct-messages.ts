import type { Channel } from '@chat-js/protocol/channels.ts';
import type { DirectChannel } from '@chat-js/protocol/direct-messages.ts';
import type { EventData } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { forgetChannels, latest } from './channels.ts';
import { NO_GUILD } from './no-guild.ts';
import { without } from './records.ts';
import type { State } from './state.ts';
import { meetChannels } from './unread.ts';
import { rememberUsers } from './users.ts';

/** DIRECT_TYPE without its table, which would bring Zod into the browser. */
export const ONE_TO_ONE = 1 as const;
export const GROUP = 3 as const;

/** What a conversation without a guild has beside a text channel: as such it stands among the channels. */
export interface DirectEntry {
  type: DirectChannel['type'];
  /** Who is in it beside oneself, in the order in which they came. */
  recipient_ids: readonly Id[];
  /** Of groups alone, as all below. */
  name: string | null;
  icon: string | null;
  owner_id: Id | null;
}

export function isDirect(channel: Channel | DirectChannel): channel is DirectChannel {
  return 'recipients' in channel;
}

/** One that is there, as it is now. When it comes by an event its newest message is news. */
export function applyDirectChannel(state: State, channel: DirectChannel): State {
  const { id, type, recipients, name, icon, owner_id, last_message_id: last } = channel;
  if (channel.is_message_request) {
    const last_message_id = latest(last, state.requests[id]?.last_message_id ?? null);
    return { ...forgetChannels(state, [id]), requests: { ...state.requests, [id]: { ...channel, last_message_id } } };
  }
  const recipient_ids = recipients.map((user) => user.id);
  const entry: DirectEntry = { type, recipient_ids, name: name ?? null, icon: icon ?? null, owner_id: owner_id ?? null };
  const last_message_id = latest(last, state.channels[id]?.last_message_id ?? null);
  const requests = without(state.requests, [id]);
  return withEntry(rememberUsers({ ...state, requests }, recipients), { id, last_message_id }, entry);
}

function withEntry(state: State, { id, last_message_id }: Pick<Channel, 'id' | 'last_message_id'>, entry: DirectEntry): State {
  return {
    ...state,
    direct: { ...state.direct, [id]: entry },
    channels: { ...state.channels, [id]: asTextChannel(id, nameOf(state, entry), last_message_id) },
  };
}

/** A conversation without a name is called by its people; one that nobody else is in by oneself. */
function nameOf({ users, me }: State, { name, recipient_ids }: DirectEntry): string {
  const people = recipient_ids.length > 0 ? recipient_ids.flatMap((id) => users[id] ?? []) : me ? [me] : [];
  return name ?? people.map((user) => user.global_name ?? user.username).join(', ');
}

function asTextChannel(id: Id, name: string, last_message_id: Id | null): Channel {
  return {
    ...{ id, guild_id: NO_GUILD, type: 0, name, topic: null, position: 0, parent_id: null, permission_overwrites: [] },
    ...{ nsfw: false, rate_limit_per_user: 0, last_message_id, flags: 0 },
  };
}

/** All conversations that are open, in place of what was known of them. */
export function applyDirectChannels(state: State, channels: readonly DirectChannel[]): State {
  const gone = Object.keys({ ...state.direct, ...state.requests }).filter((id) => !channels.some((channel) => channel.id === id));
  const next = channels.reduce(applyDirectChannel, forgetChannels(state, gone));
  return meetChannels(
    next,
    channels.flatMap(({ id }) => next.channels[id] ?? []),
  );
}

export function applyRecipientAdd(state: State, { channel_id, user }: EventData<'CHANNEL_RECIPIENT_ADD'>): State {
  const next = rememberUsers(state, [user]);
  return changeRecipients(next, channel_id, (ids) => (ids.includes(user.id) ? ids : [...ids, user.id]));
}

export function applyRecipientRemove(state: State, { channel_id, user }: EventData<'CHANNEL_RECIPIENT_REMOVE'>): State {
  return changeRecipients(state, channel_id, (ids) => ids.filter((id) => id !== user.id));
}

function changeRecipients(state: State, id: Id, change: (ids: readonly Id[]) => readonly Id[]): State {
  const [entry, channel] = [state.direct[id], state.channels[id]];
  return entry && channel ? withEntry(state, channel, { ...entry, recipient_ids: change(entry.recipient_ids) }) : state;
}
