import type { WireEvent } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationAnswer, OperationName, OperationRequest } from '@chat-js/protocol/operations.ts';
import type { PresenceUpdate } from '@chat-js/protocol/presence.ts';
import type { Ack, ClientToServer, Handshake, ServerToClient } from '@chat-js/protocol/socket.ts';
import { io, type Socket } from 'socket.io-client';
import { CallError, unreachable } from './errors.ts';

/** The calls of the contract, without the tie between name and input: `call` below has it. */
interface ToServer extends Pick<ClientToServer, 'show' | 'presence.update'> {
  call: (name: string, input: unknown, ack: (result: Ack<unknown>) => void) => void;
}

/** What a link needs, and whom it tells. */
export interface LinkOptions {
  url: string;
  handshake: Handshake;
  /** How long a call waits for its answer, in ms. */
  callTimeout: number;
  onFrame: (events: WireEvent[]) => void;
  /** Told once: the server refused, or did not answer, or (null) what was there is lost. */
  onLost: (refusal: CallError | null) => void;
}

/** What `openLink` answers. */
export type Link = ReturnType<typeof openLink>;

/** How long the server may take from the first packet to the first event, in ms. */
const CONNECT_TIMEOUT = 15_000;

/** One socket from its handshake to its end. It does not come back. */
export function openLink({ url, handshake, callTimeout, onFrame, onLost }: LinkOptions) {
  let over = false;
  let waiting = 0;
  let retired = false;
  const timer = setTimeout(() => lose(unreachable('timeout')), CONNECT_TIMEOUT);

  const socket: Socket<ServerToClient, ToServer> = io(url, {
    path: '/socket.io',
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    forceNew: true,
    // Attempts are the connection's: each needs a token that may have to be fetched first.
    reconnection: false,
    auth: handshake,
  });
  socket.on('connect_error', (error: Error & { data?: unknown }) => lose(refusalOf(error) ?? unreachable('offline')));
  socket.on('disconnect', () => lose(null));
  socket.on('events', (batch) => {
    clearTimeout(timer);
    if (!over && !retired) onFrame(batch);
  });

  function close() {
    over = true;
    clearTimeout(timer);
    socket.disconnect();
  }

  function lose(refusal: CallError | null) {
    if (over) return;
    close();
    if (!retired) onLost(refusal);
  }

  function ask<T>(emit: (ack: (missing: Error | null, result: Ack<T>) => void) => void): Promise<T> {
    if (!socket.connected) return Promise.reject(unreachable('offline'));
    waiting += 1;
    return new Promise<T>((resolve, reject) => {
      emit((missing, result) => {
        waiting -= 1;
        if (missing) reject(unreachable(socket.connected ? 'timeout' : 'offline'));
        else if (result.ok) resolve(result.answer);
        else reject(new CallError(result.error));
        if (retired && waiting === 0) close();
      });
    });
  }

  return {
    isConnected: () => socket.connected,
    /** Throws CallError: refused, or status 0 when there is no connection or no answer in time. */
    call: <N extends OperationName>(name: N, input: OperationRequest<N>): Promise<OperationAnswer<N>> =>
      ask((ack) => socket.timeout(callTimeout).emit('call', name, input, ack as (missing: Error | null, result: Ack<unknown>) => void)),
    /** Settles when the server tells of these channels. Throws CallError as `call` does. */
    show: (channel_ids: Id[]): Promise<null> => ask((ack) => socket.timeout(callTimeout).emit('show', channel_ids, ack)),
    tellPresence: (update: PresenceUpdate) => void (socket.connected && socket.emit('presence.update', update)),
    /** Another link has taken its place: it hands on nothing more and ends when its calls are answered. */
    retire() {
      retired = true;
      if (waiting === 0) close();
    },
    close,
  };
}

function refusalOf({ data }: { data?: unknown }): CallError | null {
  if (typeof data !== 'object' || data === null || !('status' in data) || typeof data.status !== 'number') return null;
  const code = 'code' in data && typeof data.code === 'number' ? data.code : 0;
  const message = 'message' in data && typeof data.message === 'string' ? data.message : 'Refused';
  const retry_after = 'retry_after' in data && typeof data.retry_after === 'number' ? data.retry_after : undefined;
  return new CallError({ status: data.status, code, message, ...(retry_after === undefined ? {} : { retry_after }) });
}
