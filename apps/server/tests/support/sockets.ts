import { type Client, createClient } from '@chat-js/client/client.ts';
import type { EventType, WireEvent } from '@chat-js/protocol/events.ts';
import type { OperationAnswer, OperationName, OperationRequest } from '@chat-js/protocol/operations.ts';
import type { Ack } from '@chat-js/protocol/socket.ts';
import { io, type Socket } from 'socket.io-client';
import { atEnd } from './at-end.ts';
import { until } from './until.ts';

type EventOf<T extends EventType> = Extract<WireEvent, [T, ...unknown[]]>;

/** A bare Socket.IO connection and everything it was told. */
export interface RawSocket {
  socket: Socket;
  events: WireEvent[];
  /** The same, as it came: one entry for each write. */
  writes: WireEvent[][];
  call<N extends OperationName>(name: N, input: OperationRequest<N>): Promise<Ack<OperationAnswer<N>>>;
  /** Whatever a program may send. */
  callRaw(name: unknown, input: unknown): Promise<Ack<unknown>>;
  /** Names the channels it shows, or whatever a program may send. */
  show(channels: unknown): Promise<Ack<null>>;
  /** The first event of a type, from `from` on, waiting for it. */
  next<T extends EventType>(type: T, from?: number): Promise<EventOf<T>>;
  lastId(): string;
  close(): void;
}

export interface Opening {
  url: string;
  token: string;
}

/** `resume`: the last event id that was seen. `channels`: those it shows. `presence`: whether somebody is at it. Settles with the first event. */
export async function openSocket({ url, token }: Opening, resume?: string, channels?: unknown, presence?: unknown): Promise<RawSocket> {
  const auth = {
    token,
    ...(resume !== undefined && { resume: { event_id: resume } }),
    ...(channels !== undefined && { channels }),
    ...(presence !== undefined && { presence }),
  };
  const raw = watch(io(url, { transports: ['websocket'], reconnection: false, forceNew: true, auth }));
  let refusal: unknown;
  raw.socket.on('connect_error', (error: Error & { data?: unknown }) => {
    refusal = error.data ?? error;
  });
  await until(() => raw.events.length > 0 || refusal !== undefined);
  if (refusal !== undefined) throw new Error(`not connected: ${JSON.stringify(refusal)}`);
  return raw;
}

function watch(socket: Socket): RawSocket {
  const events: WireEvent[] = [];
  const writes: WireEvent[][] = [];
  socket.on('events', (batch: WireEvent[]) => {
    writes.push(batch);
    events.push(...batch);
  });
  atEnd(() => socket.close());
  const callRaw = (name: unknown, input: unknown) => socket.timeout(10_000).emitWithAck('call', name, input) as Promise<Ack<unknown>>;
  return {
    socket,
    events,
    writes,
    callRaw,
    show: (channels) => socket.timeout(10_000).emitWithAck('show', channels) as Promise<Ack<null>>,
    call: (name, input) => callRaw(name, input) as Promise<Ack<never>>,
    async next(type, from = 0) {
      const find = () => events.slice(from).find((event) => event[0] === type);
      await until(find);
      return find() as EventOf<typeof type>;
    },
    lastId: () => events.findLast(([, , id]) => id !== null)?.[2] ?? '',
    close: () => void socket.close(),
  };
}

/** The client of the web app, without a screen. Settles when it is online. */
export async function openClient({ url, token }: Opening, onEvent?: (event: WireEvent) => void): Promise<Client> {
  const client = createClient({ url, token, retryMost: 50, ...(onEvent && { onEvent }) });
  atEnd(() => client.close());
  await until(() => client.getState().status === 'online');
  return client;
}

/** What was told to a connection so far of some kinds. */
export async function told(socket: RawSocket, ...types: string[]): Promise<unknown[]> {
  await socket.callRaw('instance.get', {});
  return socket.events.filter(([type]) => types.includes(type)).map(([, data]) => data);
}
