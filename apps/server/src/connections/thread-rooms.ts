import type { Id } from '@chat-js/protocol/ids.ts';
import type { AccessChange } from '../events/bus.ts';
import type { Connection, ThreadPlace } from './connection.ts';
import type { Reading } from './reading.ts';
import { channelRoom, type Rooms, userRoom } from './rooms.ts';

/** Keeps connections in the rooms of threads that they show or whose people they are of, as far as they see the channel. */
export interface ThreadRooms {
  /** What the connection may see was decided anew, or which threads concern it. */
  place(connection: Connection): void;
  /** The connection shows these threads and no others. */
  show(connection: Connection, threads: readonly ThreadPlace[]): void;
  apply(change: AccessChange & { kind: 'thread' | 'thread-gone' }): void;
}

export function createThreadRooms(rooms: Rooms, reading: Reading): ThreadRooms {
  function place(connection: Connection): void {
    for (const { id, parent_id } of [...connection.threads.values(), ...connection.shownThreads]) {
      reading.place(connection, id, rooms.has(connection, channelRoom(parent_id)));
    }
  }

  /** Of a thread that it neither shows nor is in, a connection hears nothing but that it is there. */
  function leave(connection: Connection, id: Id): void {
    if (connection.threads.has(id) || connection.shownThreads.some((shown) => shown.id === id)) return;
    reading.place(connection, id, false);
  }

  return {
    place,
    show(connection, threads) {
      const before = connection.shownThreads;
      connection.shownThreads = threads;
      for (const { id } of before) leave(connection, id);
      place(connection);
    },
    apply(change) {
      const { thread_id: id } = change;
      if (change.kind === 'thread-gone') {
        for (const connection of [...rooms.of(channelRoom(id))]) {
          connection.threads.delete(id);
          connection.shownThreads = connection.shownThreads.filter((shown) => shown.id !== id);
          leave(connection, id);
        }
        return;
      }
      const { guild_id, parent_id, came, left } = change;
      for (const member of came) {
        for (const connection of rooms.of(userRoom(member.user_id))) {
          // Whoever is on the way to a place reads the memberships once more.
          connection.stale = true;
          connection.threads.set(id, { id, parent_id, guild_id, member });
          place(connection);
        }
      }
      for (const user_id of left) {
        for (const connection of rooms.of(userRoom(user_id))) {
          connection.stale = true;
          connection.threads.delete(id);
          leave(connection, id);
        }
      }
    },
  };
}
