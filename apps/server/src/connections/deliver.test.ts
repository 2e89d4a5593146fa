import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Audience, PlacedEvent } from '../events/bus.ts';
import { fillGap, openGap } from './backlog.ts';
import type { Connection, EncodedGroup } from './connection.ts';
import { deliver } from './deliver.ts';
import { ADMIN_ROOM, channelRoom, createRooms, guildRoom, holdersRoom, type Rooms, roomsOf, userRoom } from './rooms.ts';

const CHANNELS = ['c1', 'c2', 'c3'];
const GUILDS = ['g1', 'g2'];
const USERS = ['u1', 'u2', 'u3', 'u4'];
const HOLDERS = GUILDS.map((id) => holdersRoom(id, 'MODERATE_MEMBERS'));
const ROOMS = [...CHANNELS.map(channelRoom), ...GUILDS.map(guildRoom), ...USERS.map(userRoom), ...HOLDERS, ADMIN_ROOM];
/** As `connect` names them. */
const CONNECTED = ['s0', 's1', 's2'];

const audience: fc.Arbitrary<Audience> = fc.oneof(
  fc.constantFrom(...CHANNELS).map((channel_id) => ({ channel_id })),
  fc.constantFrom(...GUILDS).map((guild_id) => ({ guild_id })),
  fc.subarray(USERS).map((user_ids) => ({ user_ids })),
  fc.constantFrom(...CONNECTED).map((admins_except) => ({ admins_except })),
  fc
    .record({ holders_in_guild: fc.constantFrom(...GUILDS), except: fc.constantFrom(...CONNECTED) })
    .map((one) => ({ ...one, permission: 'MODERATE_MEMBERS' as const })),
  fc.constant('nobody' as const),
);

/** For each connection the rooms it is in, and the groups that the bus hands on. */
const story = fc.record({
  connections: fc.array(fc.subarray(ROOMS), { minLength: 1, maxLength: 6 }),
  groups: fc.array(fc.array(audience, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 }),
});

interface Heard {
  connection: Connection;
  writes: EncodedGroup[];
}

function connect(rooms: Rooms, names: readonly string[], index: number): Heard {
  const writes: EncodedGroup[] = [];
  const connection: Connection = {
    id: `s${index}`,
    user_id: `s${index}`,
    admin: false,
    auth_session_id: '',
    outlet: { write: (group) => void writes.push(group), end: () => expect.unreachable() },
    rooms: new Set(),
    memberships: new Map(),
    shown: undefined,
    shownThreads: [],
    threads: new Map(),
    unsureUntil: 0,
    backlog: undefined,
    placed: true,
    changes: 0,
    idle: false,
    wish: undefined,
    resumed: undefined,
  };
  for (const name of names) rooms.join(connection, name);
  return { connection, writes };
}

function place(groups: readonly Audience[][]): PlacedEvent[][] {
  let position = 0;
  return groups.map((group) =>
    group.map((one) => {
      position += 1;
      const wire = `["RESYNC",{},"${position}"]`;
      return { position: String(position), type: 'RESYNC', wire, audience: one, access: undefined, stale: [], made_id: undefined };
    }),
  );
}

function mayHear(rooms: Rooms, connection: Connection, event: PlacedEvent): boolean {
  const { audience: one } = event;
  if (typeof one === 'object' && 'except' in one && one.except === connection.user_id) return false;
  if (typeof one === 'object' && 'admins_except' in one && one.admins_except === connection.user_id) return false;
  return roomsOf(one).some((room) => rooms.has(connection, room));
}

test('each connection gets exactly what is for it, once, in the order of the bus, in one write for a group', () => {
  fc.assert(
    fc.property(story, ({ connections, groups }) => {
      const rooms = createRooms();
      const heard = connections.map((names, index) => connect(rooms, names, index));
      const placed = place(groups);
      for (const group of placed) deliver(rooms, group);
      for (const { connection, writes } of heard) {
        const expected = placed
          .map((group) => group.filter((event) => mayHear(rooms, connection, event)))
          .filter((group) => group.length > 0);
        expect(writes.map(({ events }) => events)).toEqual(expected);
      }
    }),
  );
});

test('connections that hear the same share one encoding', () => {
  fc.assert(
    fc.property(story, ({ connections, groups }) => {
      const rooms = createRooms();
      const heard = connections.map((names, index) => connect(rooms, names, index));
      const [group = []] = place(groups);
      deliver(rooms, group);
      const encodings = new Map<string, EncodedGroup>();
      for (const { writes } of heard) {
        const [write] = writes;
        if (!write) continue;
        const key = write.events.map(({ position }) => position).join();
        expect(encodings.get(key) ?? write).toBe(write);
        encodings.set(key, write);
      }
    }),
  );
});

test('who is still reading what was before gets nothing past it', () => {
  const rooms = createRooms();
  const { connection, writes } = connect(rooms, [channelRoom('c1')], 0);
  const gap = openGap(connection);
  const [group = []] = place([[{ channel_id: 'c1' }, { channel_id: 'c2' }, { channel_id: 'c1' }]]);
  deliver(rooms, group);
  expect(writes).toEqual([]);
  fillGap(connection, gap, []);
  expect(writes.map(({ events }) => events.map(({ position }) => position))).toEqual([['1', '3']]);
});
