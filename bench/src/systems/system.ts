import type { ServerProcess } from '../lib/process.ts';
import type { Asker } from '../wire/asker.ts';
import type { WireHandlers, WireSocket } from '../wire/loopback.ts';

export type SystemName = 'raw-ws' | 'bare-socketio' | 'ours' | 'ejabberd';

/** `all`: the room that everybody is in. `own`: a room of one's own, so that a send is paid for and its fan-out is not. */
export type Room = 'all' | 'own';

/** What must be there before the measurement. The first `owners` people have a room of their own too. */
export interface Plan {
  people: number;
  owners: number;
  /** Messages in the room of all. */
  messages: number;
}

/** Where a started system listens and how its people get in. Plain data: client processes receive it too. */
export interface Address {
  port: number;
  channel: string;
  people: readonly { token: string; channel: string }[];
  /** Ids of the messages stored in the room of all, oldest first: where it begins, and the step from one to the next. */
  history?: { first: string; step: string; count: number };
}

export interface Running {
  address: Address;
  server: ServerProcess;
  /** ms from starting the program to its saying that it is ready. */
  readyAfter: number;
  stop(): Promise<void>;
}

export interface Entrant {
  address: Address;
  person: number;
  /** The last event seen before the connection broke, where a system can go on from it. */
  resume?: string | undefined;
  /** Sees the frame that let them in. */
  entered?: (frame: Buffer) => void;
}

/** What one says next on the way into the room; `entered` when one is in. */
export interface Greeting {
  say?: string;
  entered?: boolean;
}

export interface Outgoing {
  address: Address;
  person: number;
  room: Room;
  content: string;
  /** Comes back in the acknowledgement. */
  id: number;
}

/** A system's way of speaking over its connection: a WebSocket, or what it has instead. Frames are bytes, read as little as each needs. */
export interface Protocol {
  /** Connects; `opened` runs before the first frame. */
  open(entrant: Entrant, handlers: WireHandlers, opened: (wire: WireSocket) => void): Promise<void>;
  /** What the client says first, where it is the client that begins. */
  opening?: string;
  greet(frame: Buffer, entrant: Entrant): Greeting;
  send(message: Outgoing): string;
  /** `echo`: messages, and where one is the receiver's own, its acknowledgement as well. */
  kind(frame: Buffer): 'messages' | 'ack' | 'echo' | 'ping' | 'other';
  pong: string;
  /** Which send of the receiver is answered, if any, and the answer where it is a refusal. */
  acknowledged(frame: Buffer, person: number): { id: number; refusal?: string } | undefined;
  /** The contents of all messages in a frame, by an exact parse. */
  contents(frame: Buffer): string[];
  lastEventId?(frame: Buffer): string | undefined;
  /** Every receiver gets the same bytes: one parse serves all. */
  sameForAll: boolean;
}

/** Sends over the REST interface, as the text of an HTTP request. */
export interface Rest {
  send(message: Outgoing): string;
}

/** Pages of 50 of the history of the room of all. */
export interface Pages {
  open(address: Address, person: number): Promise<Asker>;
  page(message: { address: Address; person: number; before: string }): string;
  /** How many messages a page holds, by an exact parse. */
  count(body: Buffer): number;
}

/** What a slow system is asked for, where that is less than the others are asked for. */
export interface Bounds {
  /** Messages under way at any time. */
  window: number;
  /** People who are connected and say nothing. */
  idle: number;
}

export interface System {
  name: SystemName;
  title: string;
  /** Why it cannot run here, and what to do about it. */
  missing?(): string | undefined;
  /** Quick runs leave it out unless it is asked for by name. */
  isOnlyInFull?: boolean;
  bounds?: Bounds;
  /** What a reader must know to compare its figures: goes under the table. */
  remark?: string;
  start(port: number, plan: Plan): Promise<Running>;
  protocol: Protocol;
  rest?: Rest;
  pages?: Pages;
}
