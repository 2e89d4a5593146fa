import type { WireEvent } from '@chat-js/protocol/events.ts';
import type { OperationAnswer, OperationName, OperationRequest } from '@chat-js/protocol/operations.ts';
import type { Ack, Handshake, ServerToClient } from '@chat-js/protocol/socket.ts';
import { io, type Socket } from 'socket.io-client';
import { backoff } from './backoff.ts';
import { CallError, toCallError, unreachable } from './errors.ts';
import { recentIds } from './recent-ids.ts';
import type { ConnectionStatus } from './state.ts';

/** The calls of the contract, without the tie between name and input: `call` below has it. */
interface Calls {
  call: (name: string, input: unknown, ack: (result: Ack<unknown>) => void) => void;
}

/** Answers the access token; null when the person is logged out. `force`: the one given last was refused. */
export type GetToken = (options: { force: boolean }) => Promise<string | null>;

/** What a connection needs, and whom it tells. */
export interface ConnectionOptions {
  /** Where the server is; '' means where the page came from. */
  url: string;
  getToken: GetToken;
  /** Each event once, in order, as they came in one frame. */
  onEvents: (events: WireEvent[]) => void;
  onStatus: (status: ConnectionStatus, refusal: CallError | null) => void;
  /** How long a call waits for its answer, in ms. */
  callTimeout?: number;
  /** Longest time between two attempts, in ms. */
  retryMost?: number;
}

/** What `createConnection` answers. */
export type Connection = ReturnType<typeof createConnection>;

/** How long the server may take from the first packet to the first event, in ms. */
const CONNECT_TIMEOUT = 15_000;

/** One connection that comes back by itself, resumes after the last event it handed on, and ends when the session does. */
export function createConnection({ url, getToken, onEvents, onStatus, callTimeout = 15_000, retryMost = 10_000 }: ConnectionOptions) {
  let status: ConnectionStatus = 'connecting';
  let handshake: Handshake = { token: '' };
  let lastEventId: string | undefined;
  let attempts = 0;
  /** The token of this attempt was made because another one had been refused. */
  let forced = false;
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const recent = recentIds();

  const socket: Socket<ServerToClient, Calls> = io(url, {
    path: '/socket.io',
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    forceNew: true,
    autoConnect: false,
    // Attempts are ours: each needs a token that may have to be fetched first.
    reconnection: false,
    auth: (give) => give(handshake),
  });

  function become(next: ConnectionStatus, refusal: CallError | null = null) {
    if (status === 'ended' || (status === next && refusal === null)) return;
    status = next;
    onStatus(next, refusal);
  }

  async function attempt(force: boolean) {
    const mine = ++turn;
    clearTimeout(timer);
    forced = force;
    try {
      const token = await getToken({ force });
      if (mine !== turn || status === 'ended') return;
      if (token === null) return end();
      handshake = { token, ...(lastEventId === undefined ? {} : { resume: { event_id: lastEventId } }) };
      timer = setTimeout(() => lose(unreachable('timeout')), CONNECT_TIMEOUT);
      socket.connect();
    } catch (error) {
      if (mine === turn) lose(toCallError(error));
    }
  }

  function lose(refusal: CallError | null) {
    if (status === 'ended') return;
    turn += 1;
    clearTimeout(timer);
    socket.disconnect();
    const wait = Math.max(refusal?.retryAfter ?? 0, backoff(attempts, { most: retryMost }));
    attempts += 1;
    timer = setTimeout(() => void attempt(false), wait);
    become(status === 'connecting' ? 'connecting' : 'offline', refusal);
  }

  function end() {
    turn += 1;
    clearTimeout(timer);
    become('ended');
    socket.disconnect();
    if (typeof removeEventListener === 'function') removeEventListener('online', hurry);
  }

  /** The network is back: no need to wait for the next attempt. */
  function hurry() {
    if (status === 'online' || status === 'ended' || socket.active) return;
    attempts = 0;
    void attempt(false);
  }

  socket.on('connect_error', (error: Error & { data?: unknown }) => {
    const refusal = refusalOf(error);
    if (refusal?.status !== 401) return lose(refusal ?? unreachable('offline'));
    if (forced) return end();
    socket.disconnect();
    void attempt(true);
  });

  socket.on('disconnect', (reason) => {
    if (reason !== 'io client disconnect') lose(null);
  });

  socket.on('events', (batch) => {
    const fresh = batch.filter(([type, , event_id]) => {
      if (type === 'READY') recent.clear();
      return recent.add(event_id);
    });
    if (fresh.length > 0) onEvents(fresh);
    for (const [type, , event_id] of fresh) lastEventId = event_id ?? (type === 'READY' ? undefined : lastEventId);
    if (status === 'online') return;
    clearTimeout(timer);
    attempts = 0;
    become('online');
  });

  return {
    /** Starts, and keeps trying until `close`. */
    connect() {
      if (typeof addEventListener === 'function') addEventListener('online', hurry);
      void attempt(false);
    },
    hurry,
    close: end,
    isOnline: () => status === 'online' && socket.connected,
    /** Throws CallError: refused, or status 0 when there is no connection or no answer in time. */
    call<N extends OperationName>(name: N, input: OperationRequest<N>): Promise<OperationAnswer<N>> {
      if (!socket.connected) return Promise.reject(unreachable('offline'));
      return new Promise((resolve, reject) => {
        socket.timeout(callTimeout).emit('call', name, input, (missing, ack) => {
          if (missing) return reject(unreachable(socket.connected ? 'timeout' : 'offline'));
          if (ack.ok) resolve(ack.answer as OperationAnswer<N>);
          else reject(new CallError(ack.error));
        });
      });
    },
  };
}

function refusalOf({ data }: { data?: unknown }): CallError | null {
  if (typeof data !== 'object' || data === null || !('status' in data) || typeof data.status !== 'number') return null;
  const code = 'code' in data && typeof data.code === 'number' ? data.code : 0;
  const message = 'message' in data && typeof data.message === 'string' ? data.message : 'Refused';
  const retry_after = 'retry_after' in data && typeof data.retry_after === 'number' ? data.retry_after : undefined;
  return new CallError({ status: data.status, code, message, ...(retry_after === undefined ? {} : { retry_after }) });
}
