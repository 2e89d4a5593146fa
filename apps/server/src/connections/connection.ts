import type { Id } from '@chat-js/protocol/ids.ts';
import type { PlacedEvent } from '../events/bus.ts';

/** One connection of a person, whatever its protocol: how the hub writes to it. */
export interface Outlet {
  /** One write. `group` is encoded once for all connections of a kind that receive the same events. */
  write(group: EncodedGroup): void;
  /** Ends the connection for good: its login has ended. */
  end(): void;
}

/** Some events in order, and a place for each protocol to keep its encoding of them. */
export interface EncodedGroup {
  readonly events: readonly PlacedEvent[];
  readonly frames: Map<string, unknown>;
}

export interface Connection {
  readonly user_id: Id;
  readonly admin: boolean;
  /** The login that this connection belongs to. */
  readonly auth_session_id: Id;
  readonly outlet: Outlet;
  readonly rooms: Set<Room>;
  /** The roles of the person in each of their guilds. */
  readonly memberships: Map<Id, readonly Id[]>;
  /** What happened since the connection took its place in the order; undefined once its first answer is out. */
  backlog: PlacedEvent[] | undefined;
  /** The memberships changed while they were being read: read them again. */
  stale: boolean;
}

/** Connections that are told the same things. */
export interface Room {
  readonly name: string;
  readonly connections: Set<Connection>;
}
