import type { ErrorBody } from './errors.ts';
import type { WireEvent } from './events.ts';
import type { OperationAnswer, OperationName, OperationRequest } from './operations.ts';

/** What the client sends when it connects. `event_id`: the last event it has applied. */
export interface Handshake {
  token: string;
  resume?: { event_id: string };
}

/** The acknowledgement of a call. */
export type Ack<T> = { ok: true; answer: T } | { ok: false; error: { status: number } & ErrorBody };

export interface ServerToClient {
  events: (events: WireEvent[]) => void;
}

export interface ClientToServer {
  call: <N extends OperationName>(name: N, input: OperationRequest<N>, ack: (result: Ack<OperationAnswer<N>>) => void) => void;
}
