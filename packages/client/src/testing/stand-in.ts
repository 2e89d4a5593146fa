import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WireEvent } from '@chat-js/protocol/events.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import type { ReadState } from '@chat-js/protocol/read-states.ts';
import type { Ack, Handshake } from '@chat-js/protocol/socket.ts';
import { Server } from 'socket.io';
import { created, message, ready } from './samples.ts';

type Refusal = Extract<Ack<unknown>, { ok: false }>['error'];
type CallHandler = (name: string, input: Record<string, unknown>) => Ack<unknown> | undefined | Promise<Ack<unknown> | undefined>;

/** A real Socket.IO server with one channel in memory. `onCall` may answer in its place; undefined lets it answer. */
export async function startStandIn({ port = 0, token = 'good' } = {}) {
  const http = createServer();
  const io = new Server(http, { path: '/socket.io' });
  const stored: Message[] = [];
  const handshakes: Handshake[] = [];
  const shows: string[][] = [];
  const server = {
    stored,
    handshakes,
    /** What was named by `show`, and how it is answered. */
    shows,
    onShow: (_channel_ids: string[]): Ack<null> | Promise<Ack<null>> => ({ ok: true, answer: null }),
    /** Why new connections are refused, while they are. */
    refusal: undefined as Refusal | undefined,
    /** What was told to be read, `channel:message`. */
    acks: [] as string[],
    /** Calls of `messages.create` that reached the server. */
    sends: 0,
    token,
    onCall: undefined as CallHandler | undefined,
    /** What a new connection is told, by its handshake. */
    greet: (_handshake: Handshake): WireEvent[] => [['READY', ready(), '100']],
    /** Keeps the announcement and the answer to the sender apart, or drops one of them. */
    announce: true,
    emit: (...events: WireEvent[]) => void io.emit('events', events),
    connections: () => io.of('/').sockets.size,
    /** Ends every connection as a broken network would. */
    cut: () => {
      for (const socket of io.of('/').sockets.values()) socket.conn.close();
    },
    kick: () => void io.disconnectSockets(true),
    url: '',
    port: 0,
    close: () => new Promise<void>((done) => void io.close(() => done())),
  };

  function create(input: Record<string, unknown>): Message {
    server.sends += 1;
    const nonce = String(input.nonce);
    const known = stored.find((one) => one.nonce === nonce);
    if (known) return known;
    const made = message(String(1000 + stored.length), {
      channel_id: String(input.channel_id),
      author: '1',
      content: String(input.content),
      nonce,
    });
    stored.push(made);
    if (server.announce) server.emit(['MESSAGE_CREATE', created(made), `e${made.id}`]);
    return made;
  }

  /** Whatever was read, as it was told. */
  function acked({ channel_id, message_id, version }: Record<string, unknown>): ReadState {
    server.acks.push(`${channel_id}:${message_id}`);
    return { id: String(channel_id), last_message_id: String(message_id), mention_count: 0, version: Number(version ?? 1) };
  }

  function pageOf({ channel_id, limit }: Record<string, unknown>): Message[] {
    return stored
      .filter((one) => one.channel_id === channel_id)
      .reverse()
      .slice(0, Number(limit));
  }

  io.use((socket, next) => {
    const handshake = socket.handshake.auth as Handshake;
    handshakes.push(handshake);
    if (server.refusal) return next(Object.assign(new Error('refused'), { data: server.refusal }));
    if (handshake.token === server.token) return next();
    next(Object.assign(new Error('refused'), { data: { status: 401, code: 0, message: '401: Unauthorized' } }));
  });
  io.on('connection', (socket) => {
    socket.emit('events', server.greet(socket.handshake.auth as Handshake));
    socket.on('show', async (channel_ids: string[], ack: (result: Ack<null>) => void) => {
      shows.push(channel_ids);
      ack(await server.onShow(channel_ids));
    });
    socket.on('call', async (name: string, input: Record<string, unknown>, ack: (result: Ack<unknown>) => void) => {
      const other = await server.onCall?.(name, input);
      if (other) return ack(other);
      if (name === 'messages.create') ack({ ok: true, answer: create(input) });
      else if (name === 'messages.list') ack({ ok: true, answer: pageOf(input) });
      else if (name === 'readStates.ack') ack({ ok: true, answer: acked(input) });
      else if (name === 'readStates.ackBulk') ack({ ok: true, answer: (input.read_states as Record<string, unknown>[]).map(acked) });
    });
  });
  await new Promise<void>((done) => void http.listen(port, '127.0.0.1', done));
  server.port = (http.address() as AddressInfo).port;
  server.url = `http://127.0.0.1:${server.port}`;
  return server;
}

/** Waits until something is true. */
export async function until(condition: () => boolean, ms = 5000): Promise<void> {
  const end = Date.now() + ms;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`never true: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
