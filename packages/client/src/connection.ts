import type { WireEvent } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationAnswer, OperationName, OperationRequest } from '@chat-js/protocol/operations.ts';
import type { PresenceUpdate } from '@chat-js/protocol/presence.ts';
import { SOCKET_VERSION } from '@chat-js/protocol/socket-version.ts';
import { askedDelay, backoff, returnDelay } from './backoff.ts';
import { type CallError, toCallError, unreachable } from './errors.ts';
import { type Link, openLink } from './link.ts';
import { recentIds } from './recent-ids.ts';
import type { ConnectionStatus } from './state.ts';

/** Answers the access token; null when the person is logged out. `force`: the one given last was refused. */
export type GetToken = (options: { force: boolean }) => Promise<string | null>;

export interface StatusReason {
  /** What the server said when it refused. */
  refusal: CallError | null;
  /** When the next attempt begins, in ms since 1970; null: one is under way, or none is needed. */
  retryAt: number | null;
}

/** How the server refuses a client that is older than itself. */
const OUTDATED = 426;

/** What a connection needs, and whom it tells. */
export interface ConnectionOptions {
  /** Where the server is; '' means where the page came from. */
  url: string;
  getToken: GetToken;
  /** The channels to name in the handshake; undefined to be told everything. */
  shownChannels?: () => Id[] | undefined;
  /** Says that nobody is at the device; undefined while somebody is. */
  away?: () => PresenceUpdate | undefined;
  /** A new link takes over, before its first events are handed on; with what was named for it. */
  onBegin?: (shown: Id[] | undefined) => void;
  /** Each event once, in order, as they came in one frame. */
  onEvents: (events: WireEvent[]) => void;
  onStatus: (status: ConnectionStatus, why: StatusReason) => void;
  /** How long a call waits for its answer, in ms. */
  callTimeout?: number;
  /** Longest time between two attempts, in ms. */
  retryMost?: number;
}

/** What `createConnection` answers. */
export interface Connection {
  /** Starts, and keeps trying until `close`. */
  connect: () => void;
  /** Tries now instead of later: the network is back, or a person asks. */
  hurry: () => void;
  close: () => void;
  isOnline: () => boolean;
  /** Throws CallError: refused, or status 0 when there is no connection or no answer in time. */
  call: <N extends OperationName>(name: N, input: OperationRequest<N>) => Promise<OperationAnswer<N>>;
  /** Names anew the channels to be told of; settles when it is so. Throws CallError as `call` does. */
  show: (channel_ids: Id[]) => Promise<null>;
  /** Says anew whether somebody is at the device. A link that is not there yet says it when it is. */
  tellPresence: () => void;
}

const HERE: PresenceUpdate = { status: 'online', since: null, afk: false };

/**
 * One connection that comes back by itself, resumes after the last event it handed on, and ends when the session does.
 * A server that is about to stop says so: the next link is opened while the present one still works.
 */
export function createConnection(options: ConnectionOptions): Connection {
  const { url, getToken, shownChannels, away, onBegin, onEvents, onStatus, callTimeout = 15_000, retryMost = 10_000 } = options;
  let status: ConnectionStatus = 'connecting';
  /** Where events come from, and what shall take its place. */
  let current: Link | undefined;
  let next: Link | undefined;
  let lastEventId: string | undefined;
  let attempts = 0;
  let trying = false;
  /** The server asked not to come earlier. Unit: ms since 1970. */
  let notBefore = 0;
  /** The time of the next attempt, as told last. */
  let told: number | null = null;
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const recent = recentIds();

  function become(then: ConnectionStatus, { refusal = null, retryAt = null }: Partial<StatusReason> = {}) {
    if (isOver() && then !== 'ended') return;
    if (status === then && refusal === null && retryAt === told) return;
    status = then;
    told = retryAt;
    onStatus(then, { refusal, retryAt });
  }

  /** It will not come back by itself. */
  const isOver = () => status === 'ended' || status === 'outdated';

  async function attempt(force: boolean) {
    const mine = ++turn;
    clearTimeout(timer);
    trying = true;
    if (told !== null) become(status);
    try {
      const token = await getToken({ force });
      if (mine !== turn || isOver()) return;
      if (token === null) return end();
      const shown = shownChannels?.();
      const said = away?.();
      const handshake = {
        token,
        version: SOCKET_VERSION,
        ...(said && { presence: said }),
        ...(lastEventId === undefined ? {} : { resume: { event_id: lastEventId } }),
        ...(shown === undefined ? {} : { channels: shown }),
      };
      const link = openLink({
        url,
        handshake,
        callTimeout,
        onFrame: (batch) => receive(link, batch, shown, said),
        onLost: (refusal) => (link === current ? lose() : fail(refusal ?? unreachable('offline'), force)),
      });
      next = link;
    } catch (error) {
      if (mine === turn) again(toCallError(error));
    }
  }

  function receive(link: Link, batch: WireEvent[], shown: Id[] | undefined, said: PresenceUpdate | undefined) {
    if (link === next) {
      current?.retire();
      current = link;
      next = undefined;
      trying = false;
      attempts = 0;
      onBegin?.(shown);
      if (said !== away?.()) tellPresence();
    }
    const fresh = batch.filter((event) => {
      if (event[0] === 'READY') recent.clear();
      return recent.add(keyOf(event));
    });
    if (fresh.length > 0) onEvents(fresh);
    for (const [type, data, event_id] of fresh) {
      lastEventId = event_id ?? (type === 'READY' ? undefined : lastEventId);
      if (type === 'RECONNECT') move(data.after);
      if (type === 'SESSION_END') checkSession();
    }
    become('online');
  }

  function tellPresence() {
    current?.tellPresence(away?.() ?? HERE);
  }

  /** The server is about to stop. It says when to go, so that not all go at once. */
  function move(after: number) {
    if (trying || isOver()) return;
    clearTimeout(timer);
    timer = setTimeout(() => void attempt(false), after);
  }

  /** Whoever gives the tokens is asked for another one, and learns that there is none. */
  function checkSession() {
    if (!isOver()) void attempt(true);
  }

  /** The link that events came from is gone. An attempt that is under way goes on. */
  function lose() {
    current = undefined;
    if (trying) become('offline');
    else again(null);
  }

  function fail(refusal: CallError, forced: boolean) {
    next = undefined;
    if (refusal.status === OUTDATED) return giveUp(refusal);
    if (refusal.status !== 401) return again(refusal);
    if (forced) return end();
    void attempt(true);
  }

  /** Only another program can go on from here. What this one shows stays. */
  function giveUp(refusal: CallError) {
    trying = false;
    become('outdated', { refusal });
  }

  function again(refusal: CallError | null) {
    if (isOver()) return;
    trying = false;
    clearTimeout(timer);
    notBefore = Math.max(notBefore, Date.now() + (askedDelay(refusal) ?? 0));
    // The server that still serves will stop soon, whoever refuses meanwhile.
    const pause = current ? backoff(0, { most: retryMost }) : returnDelay(attempts, { most: retryMost });
    const wait = Math.max(notBefore - Date.now(), pause);
    attempts += 1;
    timer = setTimeout(() => void attempt(false), wait);
    if (!current) become(status === 'connecting' ? 'connecting' : 'offline', { refusal, retryAt: Date.now() + wait });
  }

  function end() {
    turn += 1;
    clearTimeout(timer);
    become('ended');
    next?.close();
    current?.close();
    if (typeof removeEventListener === 'function') removeEventListener('online', hurry);
  }

  function hurry() {
    if (status === 'online' || isOver() || trying) return;
    attempts = 0;
    void attempt(false);
  }

  const isOnline = () => status === 'online' && current?.isConnected() === true;

  return {
    connect() {
      if (typeof addEventListener === 'function') addEventListener('online', hurry);
      void attempt(false);
    },
    hurry,
    close: end,
    isOnline,
    call: (name, input) => current?.call(name, input) ?? Promise.reject(unreachable('offline')),
    tellPresence,
    show: (channel_ids) => current?.show(channel_ids) ?? Promise.reject(unreachable('offline')),
  };
}

/** A change of who may see what, and the channels and threads that it shows and hides, are told at one position. */
function keyOf([type, data, event_id]: WireEvent): string | null {
  // Twice the same list is the same as once.
  if (event_id === null || type === 'THREAD_LIST_SYNC') return null;
  return type === 'CHANNEL_CREATE' || type === 'CHANNEL_DELETE' ? `${event_id} ${type} ${data.id}` : event_id;
}
