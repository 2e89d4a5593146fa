import type { Server as HttpServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { Server, type Socket } from 'socket.io';
import type { Hub, Opening } from '../connections/hub.ts';
import type { Actor, Origin } from '../features/actor.ts';
import { authenticate } from '../features/auth/authenticate.ts';
import { Refusal } from '../features/refusal.ts';
import { hostOf } from '../lib/host.ts';
import { nothing } from '../lib/nothing.ts';
import { Unavailable } from '../lib/unavailable.ts';
import { checkLimit } from './limits.ts';
import { checkOrigin, type OriginRules } from './origin.ts';
import { type SocketOutlet, socketOutlet } from './outlet.ts';
import { asRefusal, type Doorway } from './perform.ts';
import { answerCalls } from './socket-calls.ts';
import { ELSEWHERE, readOpening } from './socket-opening.ts';
import { socketParser } from './socket-parser.ts';
import { hearPresence } from './socket-presence.ts';
import { answerShows } from './socket-show.ts';
import { createTurns } from './turns.ts';

const STALL_CHECK_MS = 5_000;
/** New connections, and sessions begun on them, in one turn of the event loop: each takes about a millisecond. */
const ARRIVALS_EACH_TURN = 10;
/** Who does not answer any more is cut after 23 s at most, however little is written to them, and is seen to go within half a minute. */
const PING_MS = 14_000;
const PONG_MS = 9_000;
/** How long clients may take to go to another node, and calls under way to be answered. */
const DRAIN_MS = 7_000;
const ANSWER_MS = 2_000;
const LOOK_MS = 20;

/** How long clients may take to say goodbye. */
const GOODBYE_MS = 1_000;

export interface SocketDoor {
  /** Lets nobody in any more, asks clients to go to another node and waits until they have, or for some seconds. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

/** The Socket.IO door: the stream of events, and `call`, the same operations as over HTTP. */
export function socketDoor(server: HttpServer, doorway: Doorway, hub: Hub, rules: OriginRules): SocketDoor {
  const knock = createTurns(ARRIVALS_EACH_TURN);
  const state = { draining: false, closing: false };
  const io = new Server(server, {
    parser: socketParser,
    maxHttpBufferSize: LIMITS.packetBytes,
    perMessageDeflate: false,
    httpCompression: false,
    serveClient: false,
    connectTimeout: 20_000,
    pingInterval: PING_MS,
    pingTimeout: PONG_MS,
    // A proxy takes the refusal of a node that stops to the next one. Whoever is in already is not asked.
    allowRequest: (request, decide) =>
      knock(() => request.socket.destroyed || decide(null, !state.draining && checkOrigin(request, rules))),
  });
  const outlets = new Set<SocketOutlet>();
  const stallCheck = setInterval(() => {
    const now = Date.now();
    for (const outlet of outlets) outlet.checkStalled(now);
  }, STALL_CHECK_MS).unref();

  io.use(admission(doorway, state));
  io.on('connection', (socket) => begin(socket, { doorway, hub, rules, outlets, state }));
  return {
    async drain() {
      state.draining = true;
      if (hub.drain()) await settled(() => outlets.size === 0, DRAIN_MS);
    },
    async close() {
      clearInterval(stallCheck);
      state.closing = true;
      await settled(() => [...outlets].every((outlet) => outlet.answering === 0), ANSWER_MS);
      const open = [...outlets];
      const timer = setTimeout(() => {
        for (const outlet of open) outlet.cut();
      }, GOODBYE_MS);
      await io.close();
      clearTimeout(timer);
    },
  };
}

/** Waits until something is so, but not longer than `ms`. */
async function settled(isSo: () => boolean, ms: number): Promise<void> {
  const end = performance.now() + ms;
  while (!isSo() && performance.now() < end) await pause(LOOK_MS);
}

/** Lets in who holds a token, and one session to a connection: another would find the first request let go, and be told all twice. */
function admission(doorway: Doorway, state: DoorState): (socket: Socket, next: (error?: Error) => void) => void {
  const taken = new WeakSet<Socket['conn']>();
  const enter = createTurns(ARRIVALS_EACH_TURN);
  return (socket, next) => {
    if (state.draining) return next(connectError(doorway, new Refusal('UNAVAILABLE', { retryAfter: ELSEWHERE })));
    if (taken.has(socket.conn)) return next(connectError(doorway, new Refusal('GENERAL')));
    taken.add(socket.conn);
    enter(() => {
      admit(doorway, socket).then(
        (admitted) => {
          socket.data = admitted;
          next();
        },
        (error: unknown) => {
          taken.delete(socket.conn);
          next(connectError(doorway, error));
        },
      );
    });
  };
}

interface Admitted {
  actor: Actor;
  opening: Opening;
}

interface DoorState {
  draining: boolean;
  /** Calls that come now are refused: nobody would be there to answer. */
  closing: boolean;
}

interface Place {
  state: DoorState;
  doorway: Doorway;
  hub: Hub;
  rules: OriginRules;
  outlets: Set<SocketOutlet>;
}

function begin(socket: Socket, { doorway, hub, rules, outlets, state }: Place): void {
  const { headers } = socket.handshake;
  const origin: Origin = {
    address: rules.addressOf(socket.request),
    user_agent: headers['user-agent'] ?? '',
    host: hostOf(headers.host),
    connection_id: socket.id,
  };
  const { actor, opening } = socket.data as Admitted;
  releaseRequest(socket);
  const outlet = socketOutlet(socket, () => socket.disconnect(true));
  outlets.add(outlet);
  const identity = { user_id: actor.user_id, auth_session_id: actor.session_id, admin: actor.admin };
  const connection = hub.connect(identity, outlet, opening);
  connection
    .then(async () => {
      // The login may have ended after it was checked and before anybody could find this connection to end it.
      if (!(await doorway.ctx.liveSessions.isLive(actor.session_id))) socket.disconnect(true);
    })
    .catch((error: unknown) => {
      if (!(error instanceof Unavailable)) doorway.ctx.logger.error({ err: error }, 'a connection could not start');
      socket.disconnect(true);
    });
  socket.on('disconnect', () => {
    outlets.delete(outlet);
    socket.conn.close();
    connection.then(hub.disconnect, nothing);
  });
  answerCalls(doorway, socket, outlet, { actor, origin, isClosing: () => state.closing });
  answerShows(doorway, socket, outlet, hub, connection);
  hearPresence(socket, hub, connection);
}

async function admit({ ctx, limits }: Doorway, socket: Socket): Promise<Admitted> {
  const token: unknown = socket.handshake.auth.token;
  if (typeof token !== 'string') throw new Refusal('UNAUTHORIZED');
  const actor = await authenticate(ctx, token);
  checkLimit(await limits.countConnection(actor.user_id));
  return { actor, opening: readOpening(socket) };
}

/** The first request of a connection holds its headers and buffers for as long as the connection lives, unless let go. */
function releaseRequest(socket: Socket): void {
  delete (socket.conn as Partial<Pick<Socket['conn'], 'request'>>).request;
  socket.handshake.headers = {};
  socket.handshake.auth = {};
  socket.data = {};
}

function connectError({ ctx }: Doorway, error: unknown): Error {
  const refusal = asRefusal(ctx, error, 'connect');
  return Object.assign(new Error(refusal.message), { data: { status: refusal.status, ...refusal.body } });
}
