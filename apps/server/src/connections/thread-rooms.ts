import type { Id } from '@chat-js/protocol/ids.ts';
import type { AccessChange } from '../events/bus.ts';
import type { Connection, JoinedThread, ShownThread, ThreadPlace } from './connection.ts';
import type { Reading } from './reading.ts';
import { channelRoom, guildRoom, type Rooms, threadManagersRoom, userRoom } from './rooms.ts';

/** Keeps connections in the rooms of threads that they show or whose people they are of, as far as they see these. */
export interface ThreadRooms {
  /** What the connection may see was decided anew, or which threads concern it. */
  place(connection: Connection): void;
  /** The connection shows these threads and no others. */
  show(connection: Connection, threads: readonly ShownThread[]): void;
  /** Its person is out of a guild with these channels, and in none of its threads. */
  leaveGuild(connection: Connection, guild_id: Id, channel_ids: ReadonlySet<Id>): void;
  /** The channel is gone, and its threads with it. */
  closeChannel(guild_id: Id, channel_id: Id): void;
  apply(change: ThreadChange): void;
}

export type ThreadChange = AccessChange & { kind: 'thread' | 'private-thread' | 'thread-ended' | 'thread-gone' };

/** It shows the thread, or its person is in it. */
export function isAbout({ threads, shownThreads }: Connection, id: Id): boolean {
  return threads.has(id) || shownThreads.some((shown) => shown.id === id);
}

export function seesThread(rooms: Rooms, connection: Connection, thread: ThreadPlace): boolean {
  const { id, parent_id } = thread;
  if (!rooms.has(connection, channelRoom(parent_id))) return false;
  return !thread.private || isInside(connection, id) || rooms.has(connection, threadManagersRoom(parent_id));
}

function isInside({ threads, shownThreads }: Connection, id: Id): boolean {
  return threads.has(id) || shownThreads.some((shown) => shown.id === id && shown.inside);
}

export function createThreadRooms(rooms: Rooms, reading: Reading): ThreadRooms {
  function place(connection: Connection): void {
    for (const thread of [...connection.threads.values(), ...connection.shownThreads]) {
      reading.place(connection, thread.id, seesThread(rooms, connection, thread));
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

  function come(user_id: Id, thread: JoinedThread): void {
    for (const connection of rooms.of(userRoom(user_id))) {
      // Whoever is on the way to a place reads the memberships once more.
      connection.changes += 1;
      connection.threads.set(thread.id, thread);
      place(connection);
    }
  }

  function go(user_id: Id, id: Id): void {
    for (const connection of rooms.of(userRoom(user_id))) {
      connection.changes += 1;
      connection.threads.delete(id);
      setInside(connection, (thread) => thread.id === id, false);
      leave(connection, id);
      place(connection);
    }
  }

  function end(guild_id: Id, id: Id): void {
    for (const connection of rooms.of(guildRoom(guild_id))) {
      if (!connection.threads.delete(id)) continue;
      setInside(connection, (thread) => thread.id === id, true);
      leave(connection, id);
    }
  }

  return {
    place,
    show(connection, threads) {
      const before = connection.shownThreads;
      connection.shownThreads = threads;
      // Whoever is on the way to a place looks once more which of what it shows are threads.
      connection.changes += 1;
      for (const { id } of before) leave(connection, id);
      place(connection);
    },
    leaveGuild(connection, guild_id, channel_ids) {
      place(connection);
      for (const thread of connection.threads.values()) if (thread.guild_id === guild_id) connection.threads.delete(thread.id);
      setInside(connection, ({ parent_id }) => channel_ids.has(parent_id), false);
    },
    closeChannel: (guild_id, channel_id) => forget(guild_id, ({ parent_id }) => parent_id === channel_id),
    apply(change) {
      const { guild_id, thread_id: id } = change;
      switch (change.kind) {
        case 'thread-gone':
          return forget(guild_id, (thread) => thread.id === id);
        case 'thread-ended':
          return end(guild_id, id);
        case 'private-thread': {
          const { user_id, parent_id, thread } = change;
          if (thread?.member) come(user_id, { id, parent_id, guild_id, member: thread.member, private: true });
          else go(user_id, id);
          return;
        }
        case 'thread':
          for (const member of change.came) come(member.user_id, { id, parent_id: change.parent_id, guild_id, member, private: false });
          for (const user_id of change.left) go(user_id, id);
      }
    },
  };
}

function setInside(connection: Connection, isMeant: (thread: ShownThread) => boolean, inside: boolean): void {
  connection.shownThreads = connection.shownThreads.map((thread) => (isMeant(thread) ? { ...thread, inside } : thread));
}
