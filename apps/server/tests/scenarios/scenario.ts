import type { WireEvent } from '@chat-js/protocol/events.ts';
import type { Nodes } from '../nodes/nodes.ts';
import type { RawSocket } from '../support/sockets.ts';
import { until } from '../support/until.ts';

/** What people do and see, on however many nodes. The name is a sentence that they would agree with. */
export type Scenarios = Readonly<Record<string, (nodes: Nodes) => Promise<void>>>;

/** What was written, as a connection was told of it. */
export function textsOf(events: readonly WireEvent[]): string[] {
  return events.flatMap((event) => (event[0] === 'MESSAGE_CREATE' ? [event[1].content] : []));
}

export async function hears(socket: RawSocket, content: string): Promise<void> {
  await until(() => textsOf(socket.events).includes(content));
}

export function times<T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => make(index)));
}
