import type { EventData } from '@chat-js/protocol/events.ts';
import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import type { User } from '@chat-js/protocol/users.ts';
import { noteLastMessage, setLastMessage } from './channels.ts';
import type { CallError } from './errors.ts';
import { isFollowed } from './followed.ts';
import { rememberMembers } from './members.ts';
import { changeMessages, type MessageChange, mergeVersions, showAnswered } from './message-changes.ts';
import { settleEntry } from './outbox-entries.ts';
import { changePins } from './pins.ts';
import { noteWritten } from './read-states.ts';
import type { State } from './state.ts';
import { countInThread, noteThreads } from './threads.ts';
import { stopTyping } from './typing.ts';
import { rememberUsers } from './users.ts';

/** A page on its way. `number` tells it from a load that was started later. */
export interface Load {
  kind: 'present' | 'older' | 'newer' | 'around';
  number: number;
}

/** A part of a channel's history, without a gap inside. */
export interface MessageWindow {
  /** Oldest first. */
  messages: readonly Message[];
  hasOlder: boolean;
  hasNewer: boolean;
  /** False until the first page. */
  loaded: boolean;
  /** Something may have been missed since it was fetched. */
  stale: boolean;
  loading: Load | null;
  /** Why the last load failed, and which one it was. */
  error: CallError | null;
  failed: Load['kind'] | null;
  /** What came by event while a page is on its way that may end at the present. */
  arrived: readonly Message[];
  /** What events say of single messages while a page is on its way that may be older. */
  changes: readonly MessageChange[];
  /** Messages below this one were fetched before something may have been missed: they are to be fetched again. */
  unsureBelow: Id | null;
}

/** A channel of which nothing is loaded yet. */
export const emptyWindow: MessageWindow = {
  messages: [],
  hasOlder: true,
  hasNewer: false,
  loaded: false,
  stale: false,
  loading: null,
  error: null,
  failed: null,
  arrived: [],
  changes: [],
  unsureBelow: null,
};

/** How many messages a window that nobody looks at keeps. */
const KEPT = LIMITS.messagePage.max;

/** True when what is written now belongs right behind the window. */
export function atPresent(window: MessageWindow): boolean {
  return window.loaded && !window.hasNewer && !window.stale;
}

/** The union of two lists, in order, each message once. Of two versions the newer one stays. */
export function mergeMessages(a: readonly Message[], b: readonly Message[]): readonly Message[] {
  if (b.length === 0) return a;
  const [next, ...others] = b;
  // The common case, a new message behind all others, costs no sorting.
  if (next && others.length === 0 && isBehind(next, a)) return [...a, next];
  const byId = new Map(a.map((message) => [message.id, message]));
  for (const message of b) {
    const known = byId.get(message.id);
    byId.set(message.id, known ? mergeVersions(known, message) : message);
  }
  return [...byId.values()].sort((x, y) => compareIds(x.id, y.id));
}

function isBehind(message: Message, messages: readonly Message[]): boolean {
  const newest = messages.at(-1);
  return newest === undefined || compareIds(newest.id, message.id) < 0;
}

function arrive(before: MessageWindow, message: Message): MessageWindow {
  const awaited = before.loading !== null && before.loading.kind !== 'older';
  const arrived = awaited ? mergeMessages(before.arrived, [message]) : before.arrived;
  // A message that was deleted may come back.
  const changes = before.changes.filter(({ kind, id }) => kind !== 'gone' || id !== message.id);
  const window = { ...before, arrived, changes };
  // It is to be fetched again, and this with it.
  if (window.stale) return window;
  if (!atPresent(window) && !precedesSome(message, window.messages)) return { ...window, hasNewer: window.loaded ? true : window.hasNewer };
  const oldest = window.messages[0];
  // Older than all that is loaded: it belongs to a page that is not.
  if (window.hasOlder && oldest && compareIds(message.id, oldest.id) < 0) return window;
  // Nobody says which reactions and votes of what comes back are the reader's.
  const stale = message.reactions !== undefined || message.poll?.results.answer_counts.some(({ count }) => count > 0) === true;
  return { ...window, stale, messages: mergeMessages(showAnswered(window.messages, message), [message]) };
}

/** Older than the newest one: its place is among these, or before them. */
function precedesSome(message: Message, messages: readonly Message[]): boolean {
  return messages.length > 0 && !isBehind(message, messages);
}

/** A message that is known to exist, from an event or from the answer to its sender: its waiting copy goes as it comes. */
export function receiveMessage(state: State, message: Message): State {
  const { channel_id, author, id } = message;
  const own = author.id === state.me?.id;
  let next = noteLastMessage(rememberUsers(state, peopleOf([message])), channel_id, id);
  // One that is told again, or put back, is not the newest.
  const isNew = next.channels[channel_id]?.last_message_id !== state.channels[channel_id]?.last_message_id;
  if (isNew) next = countInThread(next, channel_id, { there: 1, written: 1 });
  next = stopTyping(next, channel_id, author.id);
  if (own) next = settleEntry(noteWritten(next, channel_id, id), message.nonce);
  const window = next.windows[channel_id];
  return window ? { ...next, windows: { ...next.windows, [channel_id]: arrive(window, message) } } : next;
}

export function applyMessageCreate(state: State, { guild_id, member, ...message }: EventData<'MESSAGE_CREATE'>): State {
  const next = receiveMessage(state, message);
  // Members of a large guild are not announced; their messages introduce them. A webhook is none.
  return member && state.guilds[guild_id]?.large ? rememberMembers(next, guild_id, [{ ...member, user: message.author }]) : next;
}

export function applyMessageUpdate(state: State, { guild_id: _, ...message }: EventData<'MESSAGE_UPDATE'>): State {
  return changeMessage(rememberUsers(state, peopleOf([message])), message.channel_id, { kind: 'is', id: message.id, message });
}

export function applyMessageDelete(state: State, { id, channel_id }: EventData<'MESSAGE_DELETE'>): State {
  return forgetMessages(state, channel_id, [id]);
}

export function applyMessageDeleteBulk(state: State, { ids, channel_id }: EventData<'MESSAGE_DELETE_BULK'>): State {
  return forgetMessages(state, channel_id, ids);
}

/** What an event says of one message, wherever it is shown. */
export function changeMessage(state: State, channel_id: Id, change: MessageChange): State {
  const next = changePins(state, channel_id, change);
  const window = next.windows[channel_id];
  if (!window) return next;
  const changed = {
    ...window,
    messages: changeMessages(window.messages, change),
    arrived: changeMessages(window.arrived, change),
    changes: window.loading ? [...window.changes, change] : window.changes,
  };
  return { ...next, windows: { ...next.windows, [channel_id]: changed } };
}

function forgetMessages(state: State, channel_id: Id, ids: readonly Id[]): State {
  const next = ids.reduce((before, id) => changeMessage(before, channel_id, { kind: 'gone', id }), state);
  const window = next.windows[channel_id];
  if (!window) return next;
  const { messages } = window;
  // Nothing is left to go back from: it is fetched again.
  const stale = window.stale || (window.loaded && messages.length === 0 && (window.hasOlder || window.hasNewer));
  const left = { ...window, stale };
  const known = state.windows[channel_id]?.messages.length ?? 0;
  const counted = countInThread(next, channel_id, { there: messages.length - known, written: 0 });
  const settled = { ...counted, windows: { ...counted.windows, [channel_id]: left } };
  const last = next.channels[channel_id]?.last_message_id;
  if (!last || !ids.includes(last) || !atPresent(left)) return settled;
  return setLastMessage(settled, channel_id, messages.at(-1)?.id ?? null);
}

/** Everybody that messages show: who wrote them, whom they name, and who wrote what they answer. */
function peopleOf(messages: readonly Message[]): User[] {
  return messages.flatMap(({ author, mentions, referenced_message }) => [
    ...[author, ...mentions],
    ...(referenced_message ? [referenced_message.author, ...referenced_message.mentions] : []),
  ]);
}

/** A page was asked for; a load that is on its way is given up. `again`: by the program, after a failure that is told meanwhile. */
export function startLoad(state: State, channel_id: Id, loading: Load, { again = false } = {}): State {
  const window = state.windows[channel_id] ?? emptyWindow;
  const told = again ? {} : { error: null, failed: null };
  return { ...state, windows: { ...state.windows, [channel_id]: { ...window, ...told, loading, arrived: [], changes: [] } } };
}

/** A page did not come; what is loaded stays. */
export function failLoad(state: State, channel_id: Id, load: Load, error: CallError): State {
  const window = state.windows[channel_id];
  if (window?.loading?.number !== load.number) return state;
  // What was to be made sure of is not: it is begun again, from the present.
  const isUnsure = load.kind === 'older' && window.unsureBelow !== null;
  const failed = isUnsure ? 'present' : load.kind;
  const told = { loading: null, error, failed, stale: window.stale || isUnsure, arrived: [], changes: [] };
  return { ...state, windows: { ...state.windows, [channel_id]: { ...window, ...told } } };
}

/** A page that was asked for. `target`: what an `around` page was asked around. An answer that is late is dropped. */
export function finishLoad(state: State, channel_id: Id, load: Load, page: readonly Message[], limit: number, target?: Id): State {
  const window = state.windows[channel_id];
  if (window?.loading?.number !== load.number) return state;
  const joined = joinPage[load.kind](window, page, limit, target);
  const messages = window.changes.reduce(changeMessages, joined.messages);
  const settled = {
    ...joined,
    messages,
    loaded: true,
    // Nobody tells what follows a page of a channel that is not followed.
    stale: joined.stale || !isFollowed(state, channel_id) || (messages.length === 0 && (joined.hasOlder || joined.hasNewer)),
    loading: null,
    error: null,
    failed: null,
    arrived: [],
    changes: [],
  };
  const fetched = { ...state, windows: { ...state.windows, [channel_id]: settled } };
  const shown = noteThreads(
    fetched,
    page.flatMap(({ thread }) => thread ?? []),
  );
  const next = rememberUsers(shown, peopleOf(page));
  const newest = settled.messages.at(-1);
  // What was the last message may have been deleted while nobody told of it.
  const noted = atPresent(settled)
    ? setLastMessage(next, channel_id, newest?.id ?? null)
    : newest && !settled.hasNewer
      ? noteLastMessage(next, channel_id, newest.id)
      : next;
  const isWhole = atPresent(settled) && !settled.hasOlder;
  const there = settled.messages.length - (noted.channels[channel_id]?.message_count ?? 0);
  // All of a thread was read: that is how much is in it.
  const counted = isWhole ? countInThread(noted, channel_id, { there, written: 0 }) : noted;
  const own = page.filter((message) => message.author.id === state.me?.id);
  return own.reduce((rest, message) => settleEntry(rest, message.nonce), counted);
}

/** What came while a page was on its way. The answer to a repeated send may be older than the page, with a gap between them. */
function continueWith(messages: readonly Message[], arrived: readonly Message[]): readonly Message[] {
  const [first] = messages;
  return mergeMessages(messages, first ? arrived.filter((message) => compareIds(message.id, first.id) > 0) : arrived);
}

function before(messages: readonly Message[], id: Id): readonly Message[] {
  return messages.filter((message) => compareIds(message.id, id) < 0);
}

type JoinPage = (window: MessageWindow, page: readonly Message[], limit: number, target: Id | undefined) => MessageWindow;

const joinPage: Record<Load['kind'], JoinPage> = {
  present(window, page, limit) {
    const fresh = mergeMessages([], page);
    const [first] = fresh;
    const [oldest] = window.messages;
    const newest = window.messages.at(-1);
    const isWhole = page.length < limit;
    const touches = first !== undefined && newest !== undefined && compareIds(first.id, newest.id) <= 0;
    const reachesBack = touches && oldest !== undefined && compareIds(oldest.id, first.id) <= 0;
    // As far as it reaches, the page is what is true.
    const below = touches && !isWhole ? before(window.messages, first.id) : [];
    const unsureBelow = below.length > 0 && first && (window.stale || window.unsureBelow !== null) ? first.id : null;
    const messages = continueWith([...below, ...fresh], window.arrived);
    return {
      ...window,
      messages,
      unsureBelow,
      hasOlder: !isWhole && (reachesBack ? window.hasOlder : true),
      hasNewer: false,
      stale: false,
    };
  },
  older(window, page, limit) {
    const hasOlder = page.length >= limit;
    const { unsureBelow } = window;
    if (unsureBelow === null) return { ...window, messages: mergeMessages(window.messages, page), hasOlder };
    const fresh = mergeMessages([], before(page, unsureBelow));
    const [first] = fresh;
    const below = first && hasOlder ? before(window.messages, first.id) : [];
    const above = window.messages.filter(({ id }) => compareIds(id, unsureBelow) >= 0);
    return {
      ...window,
      messages: [...below, ...fresh, ...above],
      unsureBelow: below.length > 0 && first ? first.id : null,
      hasOlder: below.length > 0 ? window.hasOlder : hasOlder,
    };
  },
  newer(window, page, limit) {
    const messages = mergeMessages(window.messages, page);
    if (page.length >= limit) return { ...window, messages, hasNewer: true, stale: false };
    return { ...window, messages: continueWith(messages, window.arrived), hasNewer: false, stale: false };
  },
  around(window, page, limit, target = '0') {
    const half = Math.floor(limit / 2);
    const older = page.filter((message) => compareIds(message.id, target) < 0).length;
    const hasNewer = page.length - older >= limit - half;
    const around = mergeMessages([], page);
    const messages = hasNewer ? around : continueWith(around, window.arrived);
    return { ...window, messages, hasOlder: older >= half, hasNewer, stale: false, unsureBelow: null };
  },
};

/** After a gap in the stream: what is loaded stays readable and is to be fetched again; pages on their way are too old. */
export function staleWindows(state: State, ids: readonly Id[] = Object.keys(state.windows)): State {
  const met = ids.filter((id) => state.windows[id]);
  if (met.length === 0) return state;
  const windows: Record<Id, MessageWindow> = { ...state.windows };
  for (const id of met) {
    const window = windows[id];
    if (window?.loaded) windows[id] = { ...window, stale: true, loading: null, error: null, failed: null, arrived: [], changes: [] };
    else delete windows[id];
  }
  return { ...state, windows };
}

/** Nobody looks at the channel any more: keeps the newest messages for the way back. */
export function leaveWindow(state: State, channel_id: Id): State {
  const window = state.windows[channel_id];
  if (!window?.loaded) return state;
  const { [channel_id]: _, ...others } = state.windows;
  if (window.hasNewer) return { ...state, windows: others };
  if (window.messages.length <= KEPT || window.loading) return state;
  return { ...state, windows: { ...others, [channel_id]: { ...window, messages: window.messages.slice(-KEPT), hasOlder: true } } };
}
