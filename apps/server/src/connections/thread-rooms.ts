import type { Id } from '@chat-js/protocol/ids.ts';
import type { AccessChange } from '../events/bus.ts';
import type { Connection, ThreadPlace } from './connection.ts';
import type { Reading } from './reading.ts';
import { channelRoom, guildRoom, type Rooms, userRoom } from './rooms.ts';

/** Keeps connections in the rooms of threads that they show or whose people they are of, as far as they see the channel. */
export interface ThreadRooms {
  /** What the connection may see was decided anew, or which threads concern it. */
  place(connection: Connection): void;
  /** The connection shows these threads and no others. */
  show(connection: Connection, threads: readonly ThreadPlace[]): void;
  /** The channel is gone, and its threads with it. */
  closeChannel(guild_id: Id, channel_id: Id): void;
  apply(change: AccessChange & { kind: 'thread' | 'thread-ended' | 'thread-gone' }): void;
}

/** It shows the thread, or its person is in it. */
export function isAbout({ threads, shownThreads }: Connection, id: Id): boolean {
  return threads.has(id) || shownThreads.some((shown) => shown.id === id);
}

export function createThreadRooms(rooms: Rooms, reading: Reading): ThreadRooms {
  function place(connection: Connection): void {
    for (const { id, parent_id } of [...connection.threads.values(), ...connection.shownThreads]) {
      reading.place(connection, id, rooms.has(connection, channelRoom(parent_id)));
    }
  }

  /** Of a thread that it neither shows nor is in, a connection hears nothing but that it is there. */
  function leave(connection: Connection, id: Id): void {
    if (!isAbout(connection, id)) reading.place(connection, id, false);
  }

  /** Also where the channel is hidden now, and the connection in no room of the thread. */
  function forget(guild_id: Id, isGone: (thread: ThreadPlace) => boolean): void {
    for (const connection of rooms.of(guildRoom(guild_id))) {
      const gone = [...connection.threads.values(), ...connection.shownThreads].filter(isGone);
      if (gone.length === 0) continue;
      connection.shownThreads = connection.shownThreads.filter((thread) => !isGone(thread));
      for (const { id } of gone) {
        connection.threads.delete(id);
        leave(connection, id);
      }
    }
  }

  return {
    place,
    show(connection, threads) {
      const before = connection.shownThreads;
      connection.shownThreads = threads;
      // Whoever is on the way to a place looks once more which of what it shows are threads.
      connection.stale = true;
      for (const { id } of before) leave(connection, id);
      place(connection);
    },
    closeChannel: (guild_id, channel_id) => forget(guild_id, ({ parent_id }) => parent_id === channel_id),
    apply(change) {
      const { guild_id, thread_id: id } = change;
      if (change.kind === 'thread-gone') return forget(guild_id, (thread) => thread.id === id);
      if (change.kind === 'thread-ended') {
        for (const connection of rooms.of(guildRoom(guild_id))) {
          if (connection.threads.delete(id)) leave(connection, id);
        }
        return;
      }
      const { parent_id, came, left } = change;
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
