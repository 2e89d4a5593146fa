import { type OperationName, operations } from '@chat-js/protocol/operations.ts';
import type { Socket } from 'socket.io';
import type { Actor, Origin } from '../features/actor.ts';
import { Refusal } from '../features/refusal.ts';
import { type Encoded, encoded, isEncoded } from '../lib/encoded.ts';
import { nothing } from '../lib/nothing.ts';
import type { SocketOutlet } from './outlet.ts';
import { asRefusal, type Doorway, perform } from './perform.ts';

/** Calls and shows of one socket that are being answered at once; more wait their turn in the client. */
export const MAX_CALLS_AT_ONCE = 100;

interface Caller {
  actor: Actor;
  origin: Origin;
  isClosing(): boolean;
}

/** Answers `call`, the same operations as over HTTP. */
export function answerCalls(doorway: Doorway, socket: Socket, outlet: SocketOutlet, { actor, origin, isClosing }: Caller): void {
  socket.on('call', (name: unknown, input: unknown, ack: unknown) => {
    // Without an acknowledgement nobody could learn what became of the call.
    if (typeof ack !== 'function') return;
    if (isClosing()) return void ack(refused(new Refusal('UNAVAILABLE', { retryAfter: 1 })));
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
    const hasFiles = operations[name].files && Object.hasOwn(objectOf(input), 'files');
    if (operations[name].onlyOverHttp || hasFiles) throw new Refusal('ONLY_OVER_HTTP');
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

/** A refusal as an acknowledgement. */
export function refused(refusal: Refusal): Encoded<unknown> {
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
