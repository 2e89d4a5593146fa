import type { WireEvent } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Pin } from '@chat-js/protocol/messages.ts';
import type { OperationAnswer, OperationName, OperationRequest } from '@chat-js/protocol/operations.ts';
import type { PresenceUpdate } from '@chat-js/protocol/presence.ts';
import { apply } from './apply.ts';
import { rememberAuditEntries } from './audit-log.ts';
import { rememberAutoModRules } from './automod.ts';
import { rememberBans } from './bans.ts';
import { createConnection, type GetToken } from './connection.ts';
import { applyDirectChannel, isDirect } from './direct-messages.ts';
import { createDrafts } from './drafts.ts';
import { createHistory } from './history.ts';
import { type PRIVATE_THREAD, PUBLIC_THREAD } from './is-thread.ts';
import { type KeyValueStore, memoryStore } from './key-value-store.ts';
import { rememberMembers } from './members.ts';
import { leaveWindow } from './messages.ts';
import { NO_GUILD } from './no-guild.ts';
import { nothing } from './nothing.ts';
import { createOutbox } from './outbox.ts';
import type { Answered, SpokenEntry } from './outbox-entries.ts';
import { rememberPins } from './pins.ts';
import { rememberOnline } from './presence.ts';
import { createReadings } from './readings.ts';
import { memoryRecordings, type RecordingStore } from './recordings.ts';
import { without } from './records.ts';
import { rememberReminders } from './reminders.ts';
import { createRemovals } from './removals.ts';
import { rememberReports } from './reports.ts';
import { createRest } from './rest.ts';
import { rememberScheduled } from './scheduled-messages.ts';
import { createShowing } from './showing.ts';
import { initialState, type State } from './state.ts';
import { createStore } from './store.ts';
import { noteThreads, rememberThread } from './threads.ts';
import { createTypingTimers } from './typing-timers.ts';
import { markAllSeen, markSeen, markUnread } from './unread.ts';
import { applySettings } from './user-settings.ts';
import { rememberUsers } from './users.ts';
import { rememberWarnings } from './warnings.ts';
import { rememberWebhooks } from './webhooks.ts';

interface ThreadStart {
  channel_id: Id;
  message_id?: Id | undefined;
  name: string;
  type?: typeof PUBLIC_THREAD | typeof PRIVATE_THREAD;
}

/** How a client reaches its server, and what it keeps. */
export interface ClientOptions {
  /** Where the server is, without a slash at the end; '' means where the page came from. */
  url: string;
  /** A token that lives long enough, for tests and tools; or how to get one. */
  token?: string;
  getToken?: GetToken;
  /**
   * Whose messages the server tells of: of every channel (the default), or of those that are shown and were lately. Of the
   * others it then tells that there is something new, and nobody is seen typing there.
   */
  follow?: 'everything' | 'shown';
  /** What survives a reload. Default: nothing. */
  memory?: KeyValueStore;
  /** Where recordings wait. Default: until the program ends. */
  recordings?: RecordingStore;
  /** How long a call waits for its answer, in ms. */
  callTimeout?: number;
  /** Longest time between two attempts to connect or to send, in ms. */
  retryMost?: number;
  /** Whether texts that were begun are fetched, for people who write on several devices. */
  keepDrafts?: boolean;
  /** Sees every event after it was applied: sounds, notifications, tests. */
  onEvent?: (event: WireEvent) => void;
}

/** What `createClient` answers. */
export type Client = ReturnType<typeof createClient>;

/** Operations that set or read cookies. */
const OVER_HTTP: ReadonlySet<OperationName> = new Set(['setup.complete', 'auth.register', 'auth.login', 'auth.refresh', 'auth.logout']);

/** Everything a chat needs without a screen. Connects at once; `getState` and `subscribe` fit `useSyncExternalStore`. */
export function createClient(options: ClientOptions) {
  return createClientOver(createConnection, options);
}

/** The same over another kind of connection. */
export function createClientOver(connectBy: typeof createConnection, options: ClientOptions) {
  const {
    url,
    token,
    getToken = staticToken(token),
    follow = 'everything',
    memory = memoryStore(),
    recordings = memoryRecordings(),
    callTimeout,
    retryMost,
    keepDrafts = false,
    onEvent,
  } = options;
  const store = createStore<State>(follow === 'shown' ? { ...initialState, followed: {} } : initialState);
  const rest = createRest({ url, getToken });
  const typing = createTypingTimers(store);
  const listeners = new Set<(event: WireEvent) => void>();
  /** Nobody is at this device. */
  let away: PresenceUpdate | undefined;

  const connection = connectBy({
    url,
    getToken,
    callTimeout,
    retryMost,
    shownChannels: () => (follow === 'shown' ? showing.names() : undefined),
    away: () => away,
    onBegin: (channel_ids) => showing.begin(channel_ids),
    onEvents(events) {
      store.update((state) => events.reduce((next, event) => applyWithMemory(next, event), state));
      if (events.some(([type]) => type === 'READY')) {
        outbox.restore();
        removals.restore();
        if (keepDrafts) void drafts.load().catch(nothing);
      }
      for (const event of events) {
        if (event[0] === 'TYPING_START') typing.watch(event[1]);
        onEvent?.(event);
        for (const listener of listeners) listener(event);
      }
      if (connection.isOnline()) showing.update();
    },
    onStatus(status, { refusal, retryAt }) {
      store.update((state) => ({ ...state, status, refusal, retryAt }));
      if (status !== 'online') return;
      rest.prepare();
      outbox.wake();
      drafts.wake();
      readings.wake();
      showing.online();
    },
  });

  const outbox = createOutbox({
    store,
    memory,
    recordings,
    retryMost,
    isOnline: connection.isOnline,
    async post({ channel_id, content, nonce, answers, voice }, sound) {
      const given = { channel_id, nonce, ...(answers && answerTo(answers)) };
      const message = await (voice && sound
        ? rest.call('messages.create', { ...given, ...spoken(voice), files: [sound] })
        : connection.call('messages.create', { ...given, content }));
      showing.wrote(channel_id);
      return message;
    },
  });

  const removals = createRemovals({
    store,
    memory,
    remove: (channel_id, message_id) => call('messages.delete', { channel_id, message_id }),
  });

  const drafts = createDrafts({
    store,
    memory,
    isOnline: connection.isOnline,
    list: () => call('drafts.list', {}),
    save: (channel_id, content) => call('drafts.update', { channel_id, content }),
  });

  const readings = createReadings({
    store,
    memory,
    retryMost,
    isOnline: connection.isOnline,
    ack: (input) => connection.call('readStates.ack', input),
    ackBulk: (input) => connection.call('readStates.ackBulk', input),
  });

  const history = createHistory({ store, list: (input) => call('messages.list', input) });
  const showing = createShowing({ store, history, isOnline: connection.isOnline, ask: connection.show, retryMost });

  /** What this device remembers of a person comes in with the first READY. */
  function applyWithMemory(state: State, event: WireEvent): State {
    if (event[0] !== 'READY' || state.me) return apply(state, event);
    const me = event[1].user.id;
    return apply(drafts.recall(readings.recall(state, me), me), event);
  }

  function call<N extends OperationName>(name: N, input: OperationRequest<N>): Promise<OperationAnswer<N>> {
    return connection.isOnline() && !OVER_HTTP.has(name) ? connection.call(name, input) : rest.call(name, input);
  }

  connection.connect();

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    /** As `onEvent`; answers the function that ends it. */
    listen(listener: (event: WireEvent) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Any operation: over the socket while it is there, over HTTP otherwise. Throws CallError. */
    call,
    ...history,
    /** The channel is on screen: sees to it that its messages are there and true, until `leave`. */
    show(channel_id: Id) {
      store.update((state) => (state.held[channel_id] ? { ...state, held: without(state.held, [channel_id]) } : state));
      showing.show(channel_id);
    },
    /** Shows a message at once and sees to it that it arrives; answers its nonce. */
    send: outbox.send,
    /** The same of a recording. */
    sendVoice: outbox.sendVoice,
    soundOf: outbox.soundOf,
    retry: outbox.retry,
    discard: outbox.discard,
    /**
     * Deletes an own message in a moment; until then `keepMessage` takes it back. Survives a reload. Settles when it is
     * deleted or taken back. Throws CallError when the server says no: then it is shown again.
     */
    removeMessage: removals.add,
    keepMessage: removals.cancel,
    /** The page is closed: what is about to be deleted is deleted now. */
    flushRemovals: removals.flush,
    /** Changes settings of the person, here and on their other devices. Throws CallError. */
    async changeSettings(changes: OperationRequest<'settings.update'>) {
      const settings = await call('settings.update', changes);
      store.update((state) => applySettings(state, settings));
    },
    /** Time has passed that changes what is shown: a mute ends. */
    tick: () => store.update((state) => ({ ...state })),
    /** Whether somebody is at this device. */
    setIdle(idle: boolean) {
      if (idle === (away !== undefined)) return;
      away = idle ? { status: 'idle', since: Date.now(), afk: true } : undefined;
      connection.tellPresence();
    },
    /** Keeps what the person has begun to write, here and soon on their other devices; '' takes it away. */
    setDraft: drafts.set,
    /** The newest message on screen: the channel is read up to it, unless it was set back by hand while it is there. */
    markSeen: (channel_id: Id, message_id: Id) =>
      store.update((state) => (state.held[channel_id] ? state : markSeen(state, channel_id, message_id))),
    /** All that stands in a channel is read, of what came unheard too. Throws CallError. */
    async markRead(channel_id: Id) {
      store.update((state) => markAllSeen(state, channel_id));
      const { last_message_id: last } = await call('channels.get', { channel_id });
      store.update((state) => markAllSeen(state, channel_id, last));
    },
    /** The same of everything in a guild, or of all conversations. */
    async markGuildRead(guild_id: Id) {
      if (guild_id !== NO_GUILD) return call('readStates.ackGuild', { guild_id });
      // Of conversations everything is told.
      store.update((state) => Object.keys(state.direct).reduce((next, id) => markAllSeen(next, id), state));
      return null;
    },
    /** Opens the conversation with a person, or begins a group of several; answers its id. */
    async openConversation(recipients: readonly Id[]) {
      const channel = await call('directMessages.open', { recipients: [...recipients] });
      // Its event may come later.
      store.update((state) => applyDirectChannel(state, channel));
      return channel.id;
    },
    /** What begins with this message is new again, on all devices. */
    markUnread: (channel_id: Id, message_id: Id) => store.update((state) => markUnread(state, channel_id, message_id)),
    /** The channel is not on screen any more. */
    leave(channel_id: Id) {
      showing.leave(channel_id);
      store.update((state) => leaveWindow(state, channel_id));
    },
    /** Fetches a thread that is not known: one that has ended is not, until somebody opens it. */
    async loadThread(channel_id: Id) {
      const thread = await call('channels.get', { channel_id });
      if (!isDirect(thread)) store.update((state) => rememberThread(state, thread));
    },
    /** Fetches how much is in the threads of a guild: of those that one does not read nobody tells. */
    async countThreads(guild_id: Id) {
      const { threads } = await call('threads.listActive', { guild_id });
      store.update((state) => noteThreads(state, threads));
    },
    /** Starts a thread, from a message or without one; answers it. One from a message is never private. */
    async startThread({ message_id, type = PUBLIC_THREAD, ...start }: ThreadStart) {
      const thread = await (message_id === undefined
        ? call('threads.create', { ...start, type })
        : call('threads.createFromMessage', { ...start, message_id }));
      // Its event may have come first, and have said that the person is in it.
      store.update((state) => (state.channels[thread.id] ? state : rememberThread(state, thread)));
      return thread;
    },
    /** Of a large guild: fetches who is online. Of others all members are known. */
    async loadMembers(guild_id: Id) {
      const members = await call('members.online', { guild_id });
      store.update((state) => rememberOnline(rememberMembers(state, guild_id, members), guild_id, members));
    },
    /** What is pinned in a channel, all of it. */
    async loadPins(channel_id: Id) {
      const items: Pin[] = [];
      let before: string | undefined;
      for (let more = true; more; ) {
        const page = await call('pins.list', { channel_id, before });
        items.push(...page.items);
        before = page.items.at(-1)?.pinned_at;
        more = page.has_more && before !== undefined;
      }
      store.update((state) => rememberPins(state, channel_id, items));
    },
    /** What a channel follows, for those who may manage its webhooks. */
    async loadWebhooks(channel_id: Id) {
      const webhooks = await call('webhooks.listOfChannel', { channel_id });
      store.update((state) => rememberWebhooks(state, channel_id, webhooks));
    },
    /** For moderators: which reports wait for them. Of what happens after that they are told. */
    async loadReports(guild_id: Id) {
      const reports = await call('reports.list', { guild_id, status: 'open', limit: 100 });
      const news = reports.map(({ id, status, updated_at }) => ({ id, guild_id, queue: 'guild' as const, status, updated_at }));
      store.update((state) => rememberReports(state, guild_id, news));
    },
    /** What the person was warned of and has not said to have read. */
    async loadWarnings() {
      const warnings = await call('warnings.listMine', {});
      store.update((state) => rememberWarnings(state, warnings));
    },
    /** What the person wants to be reminded of. */
    async loadReminders() {
      const reminders = await call('reminders.list', {});
      store.update((state) => rememberReminders(state, reminders));
    },
    /** Everything that the person has written for later, in all channels. */
    async loadScheduled() {
      const messages = await call('scheduledMessages.list', {});
      store.update((state) => rememberScheduled(state, messages));
    },
    /** Fetches the rules of AutoMod, for those who may manage the guild. */
    async loadAutoMod(guild_id: Id) {
      const rules = await call('automod.list', { guild_id });
      store.update((state) => rememberAutoModRules(state, guild_id, rules));
    },
    /** Fetches a page of the audit log of a guild into the state, where it is kept up to date; answers the page. */
    async loadAuditLog(query: OperationRequest<'auditLog.list'>) {
      const { audit_log_entries, users } = await call('auditLog.list', query);
      store.update((state) => rememberAuditEntries(rememberUsers(state, users), query.guild_id, audit_log_entries));
      return audit_log_entries;
    },
    /** Fetches a page of the bans of a guild into the state, where it is kept up to date; answers the page. */
    async loadBans(query: OperationRequest<'bans.list'>) {
      const bans = await call('bans.list', query);
      const people = bans.map(({ user }) => user);
      store.update((state) => rememberBans(rememberUsers(state, people), query.guild_id, bans));
      return bans;
    },
    /** Tries to connect now instead of later. */
    reconnect: connection.hurry,
    close() {
      connection.close();
      outbox.close();
      removals.close();
      drafts.close();
      showing.close();
      typing.close();
      readings.close();
    },
  };
}

/** An answer to what is deleted meanwhile is a message of its own, rather than lost. */
function answerTo({ message_id, ping }: Answered) {
  return {
    message_reference: { message_id, fail_if_not_exists: false },
    allowed_mentions: { parse: ['users' as const, 'roles' as const, 'everyone' as const], replied_user: ping },
  };
}

/** IS_VOICE_MESSAGE */
const VOICE = 1 << 13;

function spoken({ duration_secs, waveform }: SpokenEntry) {
  return { flags: VOICE, attachments: [{ id: 0, filename: 'voice-message', duration_secs, waveform }] };
}

function staticToken(token: string | undefined): GetToken {
  return async ({ force }) => (force ? null : (token ?? null));
}
