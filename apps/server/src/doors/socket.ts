import type { Server as HttpServer } from 'node:http';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { type OperationName, operations } from '@chat-js/protocol/operations.ts';
import { Server, type Socket } from 'socket.io';
import type { Hub } from '../connections/hub.ts';
import type { Actor, Origin } from '../features/actor.ts';
import { authenticate } from '../features/auth/authenticate.ts';
import { Refusal } from '../features/refusal.ts';
import { type Encoded, encoded, isEncoded } from '../lib/encoded.ts';
import { nothing } from '../lib/nothing.ts';
import { checkLimit } from './limits.ts';
import { checkOrigin, type OriginRules } from './origin.ts';
import { type SocketOutlet, socketOutlet } from './outlet.ts';
import { asRefusal, type Doorway, perform } from './perform.ts';
import { socketParser } from './socket-parser.ts';

const STALL_CHECK_MS = 5_000;
/** Calls of one socket that are being answered at once; more wait their turn in the client. */
const MAX_CALLS_AT_ONCE = 100;

/** How long clients may take to say goodbye. */
const GOODBYE_MS = 1_000;

/** The Socket.IO door: the stream of events, and `call`, the same operations as over HTTP. */
export function socketDoor(server: HttpServer, doorway: Doorway, hub: Hub, rules: OriginRules): { close(): Promise<void> } {
  const io = new Server(server, {
    parser: socketParser,
    maxHttpBufferSize: LIMITS.packetBytes,
    perMessageDeflate: false,
    httpCompression: false,
    serveClient: false,
    connectTimeout: 10_000,
    allowRequest: (request, decide) => decide(null, checkOrigin(request, rules)),
  });
  const outlets = new Set<SocketOutlet>();
  const stallCheck = setInterval(() => {
    const now = Date.now();
    for (const outlet of outlets) outlet.checkStalled(now);
  }, STALL_CHECK_MS).unref();

  io.use(admission(doorway));
  io.on('connection', (socket) => begin(socket, { doorway, hub, rules, outlets }));
  return {
    async close() {
      clearInterval(stallCheck);
      const open = [...outlets];
      const timer = setTimeout(() => {
        for (const outlet of open) outlet.cut();
      }, GOODBYE_MS);
      await io.close();
      clearTimeout(timer);
    },
  };
}

/** Lets in who holds a token, and one session to a connection: another would find the first request let go, and be told all twice. */
function admission(doorway: Doorway): (socket: Socket, next: (error?: Error) => void) => void {
  const taken = new WeakSet<Socket['conn']>();
  return (socket, next) => {
    if (taken.has(socket.conn)) return next(connectError(doorway, new Refusal('GENERAL')));
    taken.add(socket.conn);
    authenticateSocket(doorway, socket).then(
      (actor) => {
        socket.data.actor = actor;
        next();
      },
      (error: unknown) => {
        taken.delete(socket.conn);
        next(connectError(doorway, error));
      },
    );
  };
}

interface Place {
  doorway: Doorway;
  hub: Hub;
  rules: OriginRules;
  outlets: Set<SocketOutlet>;
}

function begin(socket: Socket, { doorway, hub, rules, outlets }: Place): void {
  const origin: Origin = { address: rules.addressOf(socket.request), user_agent: socket.handshake.headers['user-agent'] ?? '' };
  const resumeFrom = resumePosition(socket);
  releaseRequest(socket);
  const outlet = socketOutlet(socket, () => socket.disconnect(true));
  outlets.add(outlet);
  const actor = socket.data.actor as Actor;
  const identity = { user_id: actor.user_id, auth_session_id: actor.session_id, admin: actor.admin };
  const connection = hub.connect(identity, outlet, socket.id, resumeFrom);
  connection
    .then(async () => {
      // The login may have ended after it was checked and before anybody could find this connection to end it.
      if (!(await doorway.ctx.liveSessions.isLive(actor.session_id))) socket.disconnect(true);
    })
    .catch((error: unknown) => {
      doorway.ctx.logger.error({ err: error }, 'a connection could not start');
      socket.disconnect(true);
    });
  socket.on('disconnect', () => {
    outlets.delete(outlet);
    socket.conn.close();
    connection.then(hub.disconnect, nothing);
  });
  answerCalls(doorway, socket, outlet, actor, origin);
}

async function authenticateSocket({ ctx, limits }: Doorway, socket: Socket): Promise<Actor> {
  const token: unknown = socket.handshake.auth.token;
  if (typeof token !== 'string') throw new Refusal('UNAUTHORIZED');
  const actor = await authenticate(ctx, token);
  checkLimit(await limits.countConnection(actor.user_id));
  return actor;
}

/** The first request of a connection holds its headers and buffers for as long as the connection lives, unless let go. */
function releaseRequest(socket: Socket): void {
  delete (socket.conn as Partial<Pick<Socket['conn'], 'request'>>).request;
  socket.handshake.headers = {};
  socket.handshake.auth = {};
}

function resumePosition(socket: Socket): string | undefined {
  const resume: unknown = socket.handshake.auth.resume;
  if (typeof resume !== 'object' || resume === null || !('event_id' in resume)) return undefined;
  return typeof resume.event_id === 'string' ? resume.event_id : undefined;
}

function connectError({ ctx }: Doorway, error: unknown): Error {
  const refusal = asRefusal(ctx, error, 'connect');
  return Object.assign(new Error(refusal.message), { data: { status: refusal.status, ...refusal.body } });
}

function answerCalls(doorway: Doorway, socket: Socket, outlet: SocketOutlet, actor: Actor, origin: Origin): void {
  socket.on('call', (name: unknown, input: unknown, ack: unknown) => {
    // Without an acknowledgement nobody could learn what became of the call.
    if (typeof ack !== 'function') return;
    if (outlet.answering >= MAX_CALLS_AT_ONCE) return void ack(refused(new Refusal('RATE_LIMITED', { retryAfter: 1 })));
    outlet.answering += 1;
    void answerCall(doorway, actor, origin, name, input).then((answer) => {
      outlet.answering -= 1;
      ack(answer);
      outlet.checkWaiting();
    });
  });
}

async function answerCall(doorway: Doorway, actor: Actor, origin: Origin, name: unknown, input: unknown): Promise<Encoded<unknown>> {
  try {
    if (!isOperation(name)) throw new Refusal('UNKNOWN_OPERATION');
    if (operations[name].onlyOverHttp) throw new Refusal('ONLY_OVER_HTTP');
    const current = await currentActor(doorway, actor);
    const answer = await perform(doorway, { name, actor: current, origin, input: objectOf(input), cookie: noCookie });
    return encoded(`{"ok":true,"answer":${isEncoded(answer) ? answer.json : JSON.stringify(answer)}}`);
  } catch (error) {
    return refused(asRefusal(doorway.ctx, error, `socket ${isOperation(name) ? name : 'unknown'}`));
  }
}

/** The person may have been let in, or made an administrator, since the connection began. */
async function currentActor({ ctx }: Doorway, actor: Actor): Promise<Actor> {
  const user = await ctx.directory.getUser(actor.user_id);
  if (!user || !(await ctx.liveSessions.isLive(actor.session_id))) throw new Refusal('UNAUTHORIZED');
  return { ...actor, admin: user.admin, pending: user.pending };
}

function refused(refusal: Refusal): Encoded<unknown> {
  return encoded(JSON.stringify({ ok: false, error: { status: refusal.status, ...refusal.body } }));
}

function isOperation(name: unknown): name is OperationName {
  return typeof name === 'string' && Object.hasOwn(operations, name);
}

function objectOf(input: unknown): Readonly<Record<string, unknown>> {
  if (input === undefined || input === null) return {};
  if (typeof input === 'object' && !Array.isArray(input)) return input as Record<string, unknown>;
  throw new Refusal('INVALID_FORM_BODY', { errors: { _errors: [{ code: 'INVALID_TYPE', message: 'expected an object' }] } });
}

const noCookie = { read: () => undefined, write: nothing };
