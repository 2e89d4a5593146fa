import type { Channel } from '@chat-js/protocol/channels.ts';
import { expect, test } from 'vitest';
import type { Connection, EncodedGroup } from './connection.ts';
import { control } from './control.ts';
import { groupOf, write } from './deliver.ts';
import { channelRoom, createRooms, type Rooms, threadManagersRoom } from './rooms.ts';
import type { HubSources } from './sources.ts';
import { createThreadLists } from './thread-lists.ts';

const thread = (id: string, parent_id: string) => ({ id, parent_id }) as Channel;

function connect(rooms: Rooms, channels: readonly string[]) {
  const told: string[] = [];
  const ended: boolean[] = [];
  const connection: Connection = {
    ...{ id: 'c', user_id: '1', admin: false, auth_session_id: '', memberships: new Map(), shown: undefined, shownThreads: [] },
    threads: new Map(),
    outlet: { write: ({ events }: EncodedGroup) => void told.push(...events.map(({ wire }) => wire)), end: () => void ended.push(true) },
    ...{ rooms: new Set(), unsureUntil: 0, backlog: undefined, placed: true, changes: 0, resumed: undefined },
    ...{ idle: false, wish: undefined },
  };
  for (const id of channels) rooms.join(connection, channelRoom(id));
  return { connection, told, ended };
}

function open(listThreads: HubSources['listThreads']) {
  const rooms = createRooms();
  const failures: unknown[] = [];
  const lists = createThreadLists(rooms, { listThreads, failed: (error) => void failures.push(error) });
  return { rooms, lists, failures };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('what comes while the threads are read follows them, and of what vanished meanwhile nothing is told', async () => {
  let answer: (threads: Channel[]) => void = () => undefined;
  const { rooms, lists } = open(() => new Promise((resolve) => (answer = resolve)));
  const { connection, told } = connect(rooms, ['10', '11']);
  connection.threads.set('20', {
    id: '20',
    parent_id: '10',
    guild_id: '9',
    private: false,
    member: { id: '20', user_id: '1', join_timestamp: '', flags: 0 },
  });
  lists.tell([{ connection, gained: ['10', '11'], lost: [], recast: [] }], '9', '5');
  write(connection, groupOf([control('THREAD_DELETE', '{}', '6')]));
  rooms.leave(connection, channelRoom('11'));
  expect(told).toEqual([]);
  answer([thread('20', '10'), thread('21', '11')]);
  await turn();
  const [first, second, ...rest] = told;
  expect(JSON.parse(first ?? '')).toEqual([
    'THREAD_LIST_SYNC',
    {
      guild_id: '9',
      channel_ids: ['10'],
      threads: [thread('20', '10')],
      members: [{ id: '20', user_id: '1', join_timestamp: '', flags: 0 }],
    },
    '5',
  ]);
  expect([second, rest]).toEqual(['["THREAD_DELETE",{},"6"]', []]);
});

test('whoever sees nothing new is not asked for; when the threads cannot be read one starts afresh', async () => {
  let asked = 0;
  const { rooms, lists, failures } = open(async () => {
    asked += 1;
    throw new Error('away');
  });
  const { connection, told, ended } = connect(rooms, ['10']);
  lists.tell([{ connection, gained: [], lost: ['10'], recast: [] }], '9', '5');
  expect([asked, connection.backlog]).toEqual([0, undefined]);
  lists.tell([{ connection, gained: ['10'], lost: [], recast: [] }], '9', '6');
  await turn();
  expect([asked, told, ended, failures]).toEqual([1, [], [true], [new Error('away')]]);
});

test('whoever manages threads from now on is told of the private ones, and whoever does not any more of those that are left', async () => {
  const secret = { ...thread('22', '10'), type: 12 } as Channel;
  const { rooms, lists } = open(async () => [thread('20', '10'), secret]);
  const guard = connect(rooms, ['10']);
  const other = connect(rooms, ['10']);
  rooms.join(guard.connection, threadManagersRoom('10'));
  const recast = (connection: Connection) => ({ connection, gained: [], lost: [], recast: ['10'] });
  lists.tell([recast(guard.connection), recast(other.connection)], '9', '5');
  await turn();
  const ids = ([wire = '']: string[]) => (JSON.parse(wire) as [string, { threads: Channel[] }])[1].threads.map(({ id }) => id);
  expect([ids(guard.told), ids(other.told)]).toEqual([['20', '22'], ['20']]);
});
