import type { Channel } from '@chat-js/protocol/channels.ts';
import type { EventData } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import type { ThreadMember } from '@chat-js/protocol/threads.ts';
import { applyChannelUpdate, forgetChannels, noteLastMessage } from './channels.ts';
import { tagged } from './forums.ts';
import { isForum, isPrivateThread, isThread } from './is-thread.ts';
import { keyBy } from './records.ts';
import type { State } from './state.ts';
import { idBefore, markSeen, meetChannels, setSeen } from './unread.ts';

/** A message from which a thread was started (MESSAGE_FLAG, whose table would bring Zod into the browser). */
const HAS_THREAD = 1 << 5;

export function applyThreadCreate(state: State, { newly_created, ...thread }: EventData<'THREAD_CREATE'>): State {
  const next = applyThreadUpdate(state, thread);
  const channel = state.channels[thread.parent_id ?? ''];
  const isNews = newly_created && state.seen[thread.id] === undefined && thread.owner_id !== state.me?.id;
  // A post of somebody else is there to be read; a thread only for whoever is in it.
  return isNews && channel && isForum(channel) ? setSeen(next, thread.id, idBefore(thread.id)) : next;
}

/** Whether the person is in it no event of the thread says, but that they have come into a private one. */
export function applyThreadUpdate(state: State, thread: Channel): State {
  const { member = state.channels[thread.id]?.member, ...told } = thread;
  return rememberThread(state, member ? { ...told, member } : told);
}

/** A thread as it was just fetched: one that has ended is in no READY. */
export function rememberThread(state: State, thread: Channel): State {
  const channel = state.channels[thread.parent_id ?? ''];
  if (!isThread(thread) || !channel) return state;
  return meetChannels(applyChannelUpdate(state, tagged(thread, channel)), [thread]);
}

/** The message from which it was started stays, and has none any more. */
export function applyThreadDelete(state: State, { id, parent_id }: EventData<'THREAD_DELETE'>): State {
  const rest = forgetChannels(state, [id]);
  const window = rest.windows[parent_id ?? ''];
  if (!window?.messages.some((message) => message.id === id)) return rest;
  const messages = window.messages.map((message) => (message.id === id ? withoutThread(message) : message));
  return { ...rest, windows: { ...rest.windows, [parent_id ?? '']: { ...window, messages } } };
}

function withoutThread({ thread: _, ...message }: Message): Message {
  return { ...message, flags: message.flags & ~HAS_THREAD };
}

/** These take the place of what was known of the threads of some channels. */
export function applyThreadListSync(state: State, { channel_ids, threads, members }: EventData<'THREAD_LIST_SYNC'>): State {
  const known = Object.values(state.channels).filter(({ parent_id }) => channel_ids.includes(parent_id ?? ''));
  return withThreads(state, known, threads, members);
}

/**
 * Puts the threads that have not ended in place of those known. A public one that is being read stays: it has ended, and is
 * still there. A private one may not be seen any more.
 */
export function withThreads(
  state: State,
  known: readonly Channel[],
  threads: readonly Channel[],
  members: readonly ThreadMember[] = [],
): State {
  const missing = known.filter((channel) => isThread(channel) && !threads.some(({ id }) => id === channel.id));
  const ended = missing.filter((thread) => !isPrivateThread(thread) && state.windows[thread.id]);
  const rest = forgetChannels(
    state,
    missing.flatMap((thread) => (ended.includes(thread) ? [] : thread.id)),
  );
  const own = new Map(members.map((member) => [member.id, member]));
  const shown = threads
    .filter(({ parent_id }) => rest.channels[parent_id ?? ''])
    .map((thread) => withMember(tagged(thread, rest.channels[thread.parent_id ?? '']), thread.member ?? own.get(thread.id)));
  const channels = { ...rest.channels, ...keyBy([...ended.map(archived), ...shown], ({ id }) => id) };
  return meetChannels({ ...rest, channels }, shown);
}

function archived(thread: Channel): Channel {
  return thread.thread_metadata ? { ...thread, thread_metadata: { ...thread.thread_metadata, archived: true } } : thread;
}

function withMember({ member: _, ...thread }: Channel, member: ThreadMember | undefined): Channel {
  return member ? { ...thread, member } : thread;
}

export function applyThreadMemberUpdate(state: State, { guild_id: _, ...member }: EventData<'THREAD_MEMBER_UPDATE'>): State {
  const thread = state.channels[member.id];
  return thread ? comeIn(withThread(state, withMember(thread, member)), thread) : state;
}

export function applyThreadMembersUpdate(state: State, data: EventData<'THREAD_MEMBERS_UPDATE'>): State {
  const thread = state.channels[data.id];
  const me = state.me?.id;
  if (!thread || me === undefined) return state;
  const added = data.added_members?.find(({ user_id }) => user_id === me);
  const isOut = data.removed_member_ids?.includes(me) ?? false;
  const next = withThread(state, withMember({ ...thread, member_count: data.member_count }, isOut ? undefined : (added ?? thread.member)));
  return added ? comeIn(next, thread) : next;
}

/** Whoever comes into a thread has nothing new there: what was written before is history. */
function comeIn(state: State, { id, member, last_message_id }: Channel): State {
  return member || last_message_id === null ? state : markSeen(state, id, last_message_id);
}

/** Messages came to a thread or went: the events of messages are all that tells of its counts. */
export function countInThread(state: State, channel_id: Id, by: { there: number; written: number }): State {
  const thread = state.channels[channel_id];
  if (thread?.message_count === undefined || by.there === 0) return state;
  const message_count = Math.max(0, thread.message_count + by.there);
  return withThread(state, { ...thread, message_count, total_message_sent: (thread.total_message_sent ?? 0) + by.written });
}

/** Threads as they were fetched, in a list or with the messages they were started from: how much is in those that are known, and how new it is. */
export function noteThreads(state: State, threads: readonly Channel[]): State {
  return threads.reduce((next, thread) => {
    const known = next.channels[thread.id];
    if (!known) return next;
    const { message_count, total_message_sent, member_count, last_message_id } = thread;
    const counted = withThread(next, { ...known, message_count, total_message_sent, member_count });
    return last_message_id === null ? counted : noteLastMessage(counted, thread.id, last_message_id);
  }, state);
}

function withThread(state: State, thread: Channel): State {
  return { ...state, channels: { ...state.channels, [thread.id]: thread } };
}
