import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

const opening = new AsyncLocalStorage<(socket: Socket) => void>();

// A client does not show its socket, and only who holds it can let it stop reading, or break it as a network does.
subscribe('net.client.socket', (message) => opening.getStore()?.((message as { socket: Socket }).socket));

/** Runs `make`; `take` is given each socket that it, or what it has started, opens. */
export function watchSockets<T>(take: (socket: Socket) => void, make: () => T): T {
  return opening.run(take, make);
}
