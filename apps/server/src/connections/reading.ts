import type { Id } from '@chat-js/protocol/ids.ts';
import type { Connection } from './connection.ts';
import { channelRoom, privateThreadsRoom, type Rooms, readersRoom, threadsRoom, untoldRoom } from './rooms.ts';
import type { Unread } from './unread.ts';

/** Which connections read a channel, and which are still to be told that there is something new in it. */
export interface Reading {
  /** Whether the connection may see the channel was decided anew. */
  place(connection: Connection, channel_id: Id, visible: boolean): void;
  /** The connection shows these channels and no others. */
  show(connection: Connection, channel_ids: ReadonlySet<Id>): void;
}

export function createReading(rooms: Rooms, unread: Unread): Reading {
  function read(connection: Connection, channel_id: Id): void {
    rooms.leave(connection, untoldRoom(channel_id));
    rooms.join(connection, readersRoom(channel_id));
  }

  return {
    place(connection, channel_id, visible) {
      const before = rooms.has(connection, channelRoom(channel_id));
      if (visible === before) return;
      if (!visible) {
        for (const room of [channelRoom, readersRoom, threadsRoom, untoldRoom]) rooms.leave(connection, room(channel_id));
        return;
      }
      rooms.join(connection, channelRoom(channel_id));
      if (!connection.shown) rooms.join(connection, threadsRoom(channel_id));
      if (connection.shown?.has(channel_id) ?? true) return read(connection, channel_id);
      rooms.join(connection, untoldRoom(channel_id));
      unread.isUnsure(connection);
    },

    show(connection, channel_ids) {
      const before = connection.shown;
      connection.shown = channel_ids;
      // A connection that names channels for the first time has read all of them.
      const hidden = before ?? readBy(connection);
      for (const id of hidden) {
        rooms.leave(connection, threadsRoom(id));
        rooms.leave(connection, privateThreadsRoom(id));
        if (channel_ids.has(id) || !rooms.has(connection, readersRoom(id))) continue;
        rooms.leave(connection, readersRoom(id));
        rooms.join(connection, untoldRoom(id));
        unread.hasSeen(connection, id);
      }
      for (const id of channel_ids) {
        if (rooms.has(connection, channelRoom(id))) read(connection, id);
      }
    },
  };
}

const READERS = readersRoom('');

function readBy(connection: Connection): Id[] {
  return [...connection.rooms].flatMap(({ name }) => (name.startsWith(READERS) ? name.slice(READERS.length) : []));
}
