import type { Id } from '@chat-js/protocol/ids.ts';
import type { ThreadMember } from '@chat-js/protocol/threads.ts';
import type { PlacedEvent, Wish } from '../events/bus.ts';

/** One connection of a person, whatever its protocol: how the hub writes to it. */
export interface Outlet {
  /** One write. `group` is encoded once for all connections of a kind that receive the same events. */
  write(group: EncodedGroup): void;
  /** Closes it: its login has ended, or it must come again to start afresh. */
  end(): void;
}

/** Some events in order, and a place for each protocol to keep its encoding of them. */
export interface EncodedGroup {
  readonly events: readonly PlacedEvent[];
  readonly frames: Map<string, unknown>;
}

export interface Connection {
  readonly id: string;
  readonly user_id: Id;
  readonly admin: boolean;
  /** The login that this connection belongs to. */
  readonly auth_session_id: Id;
  readonly outlet: Outlet;
  readonly rooms: Set<Room>;
  /** The channels and threads whose messages it asks for; undefined: all of them. */
  shown: ReadonlySet<Id> | undefined;
  /** Those of them that are threads. */
  shownThreads: readonly ShownThread[];
  /** The threads that its person is in, as far as they have not ended, whether or not their channels can be seen now. */
  readonly threads: Map<Id, JoinedThread>;
  /** It may know messages up to this one from another place: see Unread. */
  unsureUntil: number;
  /** The roles of the person in each of their guilds. */
  readonly memberships: Map<Id, readonly Id[]>;
  /** What waits for something older that is still being read; undefined while nothing is. */
  backlog: (PlacedEvent | Gap)[] | undefined;
  /** It is in the rooms of its person's guilds. */
  placed: boolean;
  /** How often the memberships changed, those of threads too: what was read of them meanwhile is read again. */
  changes: number;
  /** Nobody is at the device. */
  idle: boolean;
  /** What its person wants to be seen as; undefined until it was read or heard of. */
  wish: Wish | undefined;
  /** It went on from a state that another connection was told; undefined when it was told all there is. */
  resumed: Resumed | undefined;
}

/** What was read to place a connection that resumed. */
export interface Resumed {
  /** ms, as performance.now() tells it. */
  at: number;
  /** The version of the rules of each guild. */
  versions: ReadonlyMap<Id, number>;
}

/** A thread, and the channel that it can be seen with. */
export interface ThreadPlace {
  id: Id;
  parent_id: Id;
  /** It can be seen only by whoever is in it or manages threads there. */
  private: boolean;
}

export interface JoinedThread extends ThreadPlace {
  guild_id: Id;
  member: ThreadMember;
}

export interface ShownThread extends ThreadPlace {
  /** Its person is in it, or was when it ended: until it is opened again nobody comes or goes. */
  inside: boolean;
}

/** A place in the order for what is still being read: what comes after it waits. */
export interface Gap {
  /** The guild whose state is read; undefined for anything else. */
  readonly guild_id: Id | undefined;
  /** undefined while it is being read. */
  events: readonly PlacedEvent[] | undefined;
}

/** Connections that are told the same things. */
export interface Room {
  readonly name: string;
  readonly connections: Set<Connection>;
}
