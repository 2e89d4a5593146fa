import type { OperationAnswer, OperationRequest } from '@chat-js/protocol/operations.ts';
import { toCallError, unreachable } from '../errors.ts';
import { nothing } from '../nothing.ts';
import type { VoiceServer } from './ports.ts';
import { isPassing } from './refusal.ts';

/** ms that one waits for the server before one says that it is not there. */
const PATIENCE = 10_000;
/** ms between two attempts. */
const PAUSE = 1000;

/** What is told to the server, in the order in which it was wanted: a channel that is left is not one that is joined. */
export function createServerCalls(server: VoiceServer) {
  let queue: Promise<unknown> = Promise.resolve();
  const isOnline = () => server.getState().status === 'online';

  function inTurn<T>(call: () => Promise<T>): Promise<T> {
    const done = queue.then(call);
    queue = done.catch(nothing);
    return done;
  }

  async function join(input: OperationRequest<'voice.join'>, isWanted: () => boolean) {
    const until = Date.now() + PATIENCE;
    for (;;) {
      if (!isWanted()) return undefined;
      try {
        if (!isOnline()) throw unreachable('offline');
        return await server.join(input);
      } catch (error) {
        if (!isPassing(toCallError(error)) || Date.now() >= until) throw error;
      }
      await pauseOrChange(server);
    }
  }

  return {
    /** Undefined: it is not wanted any more. Throws CallError. */
    join: (input: OperationRequest<'voice.join'>, isWanted: () => boolean): Promise<OperationAnswer<'voice.join'> | undefined> =>
      inTurn(() => join(input, isWanted)),
    async leave() {
      // The server notices by itself when it does not hear of this device any more.
      await inTurn(async () => isOnline() && server.leave()).catch(nothing);
    },
    /** What does not arrive is said again by those who miss the answer. */
    async signal(input: OperationRequest<'voice.signal'>) {
      if (isOnline()) await server.signal(input).catch(nothing);
    },
    update: (input: OperationRequest<'voice.update'>) => inTurn(async () => isOnline() && server.update(input)),
  };
}

/** Until the state of the client changes, or a little. */
function pauseOrChange({ subscribe, getState }: VoiceServer): Promise<void> {
  const { status } = getState();
  return new Promise((resolve) => {
    const stop = subscribe(() => {
      if (getState().status !== status) done();
    });
    const timer = setTimeout(done, PAUSE);
    function done() {
      clearTimeout(timer);
      stop();
      resolve();
    }
  });
}
