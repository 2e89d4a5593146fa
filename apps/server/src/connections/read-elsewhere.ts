import type { Id } from '@chat-js/protocol/ids.ts';
import { compareIds } from '@chat-js/protocol/ids.ts';
import { LRUCache } from 'lru-cache';
import type { PlacedEvent } from '../events/bus.ts';
import type { Connection } from './connection.ts';
import { groupOf, write } from './deliver.ts';
import { channelRoom, type Rooms, readersRoom, untoldRoom, userRoom } from './rooms.ts';
import type { Unread } from './unread.ts';
import { type News, newsOf, ownMessageEvent, unreadEvents } from './unread-event.ts';

/** Tells the connections of a person what they have read or written on another device, and has them told anew of what comes after it. */
export interface ReadElsewhere {
  /** Something may have been written or read. */
  note(event: PlacedEvent): void;
}

/** Of so many channels it is known what was written last. Of others nothing was for long. */
const CHANNELS = 20_000;

export function createReadElsewhere(rooms: Rooms, unread: Unread): ReadElsewhere {
  const newest = new LRUCache<Id, News>({ max: CHANNELS });

  /** Those of the person that may see the channel and do not show it. */
  function quietOf(user_id: Id, channel_id: Id): Connection[] {
    return [...rooms.of(userRoom(user_id))].filter(
      (connection) => rooms.has(connection, channelRoom(channel_id)) && !rooms.has(connection, readersRoom(channel_id)),
    );
  }

  /** What was told before it is read: the next message is news again. What came after it may not have been told. */
  function tellAnew(connection: Connection, channel_id: Id, read_up_to: Id): void {
    const last = newest.get(channel_id);
    if (last && compareIds(last.message_id, read_up_to) > 0) {
      write(connection, groupOf(unreadEvents([last])));
      if (!connection.backlog) rooms.leave(connection, untoldRoom(channel_id));
      return;
    }
    rooms.join(connection, untoldRoom(channel_id));
    unread.hasSeen(connection, channel_id);
  }

  function noteMessage(news: News): void {
    const { channel_id, message_id, written_by } = news;
    const known = newest.get(channel_id);
    if (!known || compareIds(known.message_id, message_id) < 0) newest.set(channel_id, news);
    if (written_by === undefined) return;
    for (const connection of quietOf(written_by, channel_id)) {
      write(connection, groupOf([ownMessageEvent(channel_id, message_id)]));
      tellAnew(connection, channel_id, message_id);
    }
  }

  return {
    note(event) {
      const news = newsOf(event);
      if (news) return noteMessage(news);
      const { audience } = event;
      if (typeof audience === 'string' || !('user_ids' in audience) || !('read' in audience) || !audience.read) return;
      const { channel_id, message_id } = audience.read;
      for (const user_id of audience.user_ids ?? []) {
        for (const connection of quietOf(user_id, channel_id)) tellAnew(connection, channel_id, message_id);
      }
    },
  };
}
