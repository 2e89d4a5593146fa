import { expect, test } from 'vitest';
import type { Connection } from './connection.ts';
import { createReading } from './reading.ts';
import { channelRoom, createRooms, guildRoom, readersRoom, userRoom } from './rooms.ts';
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
