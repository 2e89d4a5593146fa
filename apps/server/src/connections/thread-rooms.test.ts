import type { Channel } from '@chat-js/protocol/channels.ts';
import { describe, expect, test } from 'vitest';
import type { Connection } from './connection.ts';
import { createReading } from './reading.ts';
import { channelRoom, createRooms, guildRoom, readersRoom, threadManagersRoom, userRoom } from './rooms.ts';
import { createThreadRooms } from './thread-rooms.ts';
import { createUnread } from './unread.ts';

const PLACE = { id: 't', parent_id: 'c', private: false, inside: false };
const CAME = [{ id: 't', user_id: 'u', join_timestamp: '2026-01-01T00:00:00.000000+00:00', flags: 0 }];
const THREAD = { guild_id: 'g', thread_id: 't' };
const COMES = { ...THREAD, kind: 'thread', parent_id: 'c', came: CAME, left: [] } as const;

function begin({ sees, shown }: { sees: boolean; shown?: string[] }) {
  const rooms = createRooms();
  const reading = createReading(rooms, createUnread(rooms));
  const threadRooms = createThreadRooms(rooms, reading);
  const connection: Connection = {
    ...{ id: 's', user_id: 'u', admin: false, auth_session_id: '', outlet: { write: () => undefined, end: () => undefined } },
    ...{ rooms: new Set(), memberships: new Map(), shown: new Set(shown), shownThreads: [], threads: new Map() },
    ...{ unsureUntil: 0, backlog: undefined, placed: true, changes: 0, resumed: undefined },
    ...{ idle: false, wish: undefined },
  };
  for (const name of [userRoom('u'), guildRoom('g')]) rooms.join(connection, name);
  if (sees) reading.place(connection, 'c', true);
  if (shown?.includes('t')) threadRooms.show(connection, [PLACE]);
  threadRooms.apply(COMES);
  return { rooms, threadRooms, connection };
}

test('a connection keeps nothing of threads that have ended, are gone or were in a channel that is, hidden or not', () => {
  for (const sees of [true, false]) {
    const ends = [
      (one: ReturnType<typeof begin>) => one.threadRooms.apply({ ...THREAD, kind: 'thread-ended' }),
      (one: ReturnType<typeof begin>) => one.threadRooms.apply({ ...THREAD, kind: 'thread-gone' }),
      (one: ReturnType<typeof begin>) => one.threadRooms.closeChannel('g', 'c'),
    ];
    for (const end of ends) {
      const one = begin({ sees });
      expect([one.connection.threads.size, one.rooms.has(one.connection, channelRoom('t'))]).toEqual([1, sees]);
      end(one);
      expect([one.connection.threads.size, one.rooms.has(one.connection, channelRoom('t'))]).toEqual([0, false]);
    }
  }
});

test('who shows a thread that has ended reads what is written there next', () => {
  const { rooms, threadRooms, connection } = begin({ sees: true, shown: ['c', 't'] });
  threadRooms.apply({ ...THREAD, kind: 'thread-ended' });
  expect(rooms.has(connection, readersRoom('t'))).toBe(true);
  threadRooms.apply({ ...THREAD, kind: 'thread-gone' });
  expect([rooms.has(connection, readersRoom('t')), connection.shownThreads]).toEqual([false, []]);
});

describe('a private thread', () => {
  const SECRET = { id: 's', parent_id: 'c', private: true, inside: false };
  const told = { guild_id: 'g', parent_id: 'c', thread_id: 's', user_id: 'u' };
  const member = { id: 's', user_id: 'u', join_timestamp: '2026-01-01T00:00:00.000000+00:00', flags: 0 };
  const came = { ...told, kind: 'private-thread', thread: { id: 's', member } as Channel } as const;
  const went = { ...told, kind: 'private-thread', thread: null } as const;

  test('is shown to whoever is in it and to whoever manages threads, as long as that is so', () => {
    const { rooms, threadRooms, connection } = begin({ sees: true, shown: ['c', 's'] });
    const reads = () => rooms.has(connection, readersRoom('s'));
    threadRooms.show(connection, [SECRET]);
    expect(reads()).toBe(false);
    threadRooms.apply(came);
    expect(reads()).toBe(true);
    threadRooms.apply(went);
    expect([reads(), connection.threads.has('s')]).toEqual([false, false]);
    rooms.join(connection, threadManagersRoom('c'));
    threadRooms.place(connection);
    expect(reads()).toBe(true);
    rooms.leave(connection, threadManagersRoom('c'));
    threadRooms.place(connection);
    expect(reads()).toBe(false);
  });

  test('that has ended stays with whoever shows it and was in it, until they are out of the guild', () => {
    const { rooms, threadRooms, connection } = begin({ sees: true, shown: ['c', 's'] });
    threadRooms.show(connection, [SECRET]);
    threadRooms.apply(came);
    threadRooms.apply({ kind: 'thread-ended', guild_id: 'g', thread_id: 's' });
    expect([rooms.has(connection, readersRoom('s')), connection.threads.has('s')]).toEqual([true, false]);
    threadRooms.leaveGuild(connection, 'g', new Set(['c']));
    threadRooms.place(connection);
    expect(rooms.has(connection, readersRoom('s'))).toBe(false);
  });

  test('is not shown where its channel is hidden', () => {
    const { rooms, threadRooms, connection } = begin({ sees: false });
    threadRooms.apply(came);
    expect(rooms.has(connection, channelRoom('s'))).toBe(false);
  });
});
