import { type OperationName, operations } from '@chat-js/protocol/operations.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { readTable } from './authorisation-table.ts';
import { ask, errorName } from './support/calls.ts';
import { SPENDS, sampleOf } from './support/samples.ts';
import { startServer } from './support/server.ts';
import { openSocket } from './support/sockets.ts';
import { buildWorld, createPeople, type Role, type World } from './support/world.ts';

const rows = readTable();
let world: World;

beforeAll(async () => {
  const server = await startServer();
  world = await buildWorld(server, await createPeople(server), { asks: true });
});

test('every operation has a row, and every row an operation', () => {
  expect(rows.map(({ operation }) => operation).sort()).toEqual(Object.keys(operations).sort());
});

describe('who may do what', () => {
  test.each(rows)('$operation', async ({ operation, cells }) => {
    const name = operation as OperationName;
    const found: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for (const { who, expected: error } of cells) {
      const caller = who === 'anonymous' ? { url: world.server.url } : world.people[who];
      const outcome = await ask(caller, name, sampleOf(name, world));
      found[who] = errorName(outcome) ?? 'ok';
      expected[who] = error ?? 'ok';
      if (outcome.status < 400 && SPENDS.has(name)) world = await buildWorld(world.server, world.people, { asks: true });
    }
    expect(found).toEqual(expected);
  });
});

describe('what one may not see does not exist', () => {
  // Who stands in no list of one's own is taken out of it with success, whoever that is.
  const secretive = (Object.keys(operations) as OperationName[]).filter(
    (name) => name !== 'relationships.remove' && Object.keys(operations[name].params).some((field) => field !== 'code'),
  );

  test.each(secretive)('%s answers the same for what is forbidden and for what was never there', async (name) => {
    const sample = sampleOf(name, world);
    // The number of an answer is no id: it counts within its poll.
    const ids = Object.keys(operations[name].params).filter((field) => field !== 'answer_id');
    const unknown = Object.fromEntries(ids.map((field) => [field, '1234567890123456789']));
    const outsiders: Role[] = ['stranger', 'left', 'kicked', 'banned', 'admin', ...('channel_id' in sample ? (['blind'] as const) : [])];
    for (const who of outsiders) {
      // The admin of the installation may decide about those who wait: for them the two differ.
      if (operations[name].audience === 'admin' && who === 'admin') continue;
      const [forbidden, missing] = [
        await world.people[who].ask(name, sample),
        await world.people[who].ask(name, { ...sample, ...unknown }),
      ];
      expect({ who, status: forbidden.status, body: forbidden.body }).toEqual({ who, status: missing.status, body: missing.body });
      expect(forbidden.status).toBeGreaterThanOrEqual(400);
    }
  });

  test('a channel that one may not see is neither in the list nor in READY', async () => {
    const channelsOf = async (who: Role) => {
      const list = await world.people[who].call('channels.list', { guild_id: world.guild_id });
      const socket = await openSocket(world.people[who]);
      const [, ready] = await socket.next('READY');
      const guild = ready.guilds.find(({ id }) => id === world.guild_id);
      return { list: list.map(({ id }) => id), ready: guild?.channels.map(({ id }) => id) };
    };
    const seen = await channelsOf('member');
    expect(seen.list).toContain(world.channel_id);
    const hidden = [world.channel_id, world.forum_id, world.news.channel_id];
    const rest = seen.list.filter((id) => !hidden.includes(id));
    expect(seen.ready).toEqual(seen.list);
    expect(await channelsOf('blind')).toEqual({ list: rest, ready: rest });
  });
});
