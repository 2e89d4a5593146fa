import type { Id } from '@chat-js/protocol/ids.ts';
import type { PlacedEvent } from '../events/bus.ts';
import type { Connection, EncodedGroup } from './connection.ts';
import { groupOf, write } from './deliver.ts';
import { type Rooms, untoldRoom } from './rooms.ts';
import { type News, newer, newsOf, unreadEvents } from './unread-event.ts';

/** Tells connections, once for each channel that they do not show, that there is something new. */
export interface Unread {
  /** Something may have been written. */
  note(event: PlacedEvent): void;
  /** The connection was a reader until now: what is to be told so far is not new to it. */
  hasSeen(connection: Connection, channel_id: Id): void;
  /** The connection has just been told of all that is new. */
  hasSeenAll(connection: Connection): void;
  /** What the connection knows was read about now: news from before may be in it or not. They are told, and do not count. */
  isUnsure(connection: Connection): void;
  close(): void;
}

export interface Pace {
  /** From the first message until somebody is told. ms. */
  wait: number;
  /** So many connections are written to in one turn, and between two turns is a pause in ms. */
  connections: number;
  pause: number;
}

/** Nobody hears of a message later than this. ms. */
export const LATEST_NEWS_MS = 30_000;

/** A thousand connections a second: a message to ten thousand who do not read it costs its readers nothing. */
const PACE: Pace = { wait: 1000, connections: 50, pause: 50 };

interface Waiting extends News {
  /** The message, counted from the start of this process. */
  number: number;
  due: number;
  /** To whom it is not new. */
  seen: Set<Connection>;
}

/** What a person wrote on another device is not new on this one. */
function isNewTo(connection: Connection, { seen, written_by }: Waiting): boolean {
  return !seen.has(connection) && connection.user_id !== written_by;
}

export function createUnread(rooms: Rooms, pace = PACE): Unread {
  const waiting = new Map<Id, Waiting>();
  let messages = 0;
  let timer: NodeJS.Timeout | undefined;

  function note(event: PlacedEvent): void {
    const news = newsOf(event);
    if (!news) return;
    messages += 1;
    const { channel_id, message_id, written_by } = news;
    const known = waiting.get(channel_id);
    if (known) {
      known.message_id = newer(known.message_id, message_id);
      if (known.written_by !== written_by) known.written_by = undefined;
      known.number = messages;
      known.seen.clear();
    } else if (rooms.of(untoldRoom(channel_id)).size > 0) {
      waiting.set(channel_id, { ...news, number: messages, due: performance.now() + pace.wait, seen: new Set() });
      timer ??= setTimeout(turn, pace.wait);
    }
  }

  function turn(): void {
    tellSome();
    timer = undefined;
    if (waiting.size === 0) return;
    const earliest = Math.min(...[...waiting.values()].map(({ due }) => due));
    timer = setTimeout(turn, Math.max(pace.pause, earliest - performance.now()));
  }

  function tellSome(): void {
    const groups = new Map<string, EncodedGroup>();
    // A timer may be a little early.
    const now = performance.now() + 1;
    let left = pace.connections;
    for (const [channel_id, news] of waiting) {
      if (news.due > now) continue;
      for (const connection of rooms.of(untoldRoom(channel_id))) {
        if (!isNewTo(connection, news)) continue;
        if (left === 0) return;
        left -= 1;
        tell(connection, groups);
      }
      waiting.delete(channel_id);
    }
  }

  /** All that is new to the connection, in one write. */
  function tell(connection: Connection, groups: Map<string, EncodedGroup>): void {
    const all: Waiting[] = [];
    for (const news of waiting.values()) {
      if (!isNewTo(connection, news) || !rooms.has(connection, untoldRoom(news.channel_id))) continue;
      all.push(news);
      if (connection.backlog || news.number <= connection.unsureUntil) news.seen.add(connection);
      else rooms.leave(connection, untoldRoom(news.channel_id));
    }
    const key = all.map(({ channel_id }) => channel_id).join();
    let group = groups.get(key);
    if (!group) {
      group = groupOf(unreadEvents(all));
      groups.set(key, group);
    }
    write(connection, group);
  }

  return {
    note,
    hasSeen: (connection, channel_id) => void waiting.get(channel_id)?.seen.add(connection),
    hasSeenAll(connection) {
      for (const { seen } of waiting.values()) seen.add(connection);
    },
    isUnsure(connection) {
      connection.unsureUntil = messages;
    },
    close: () => clearTimeout(timer),
  };
}
