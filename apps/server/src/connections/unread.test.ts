import type { GuildRules } from '@chat-js/permissions/permissions.ts';
import { PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { PlacedEvent } from '../events/bus.ts';
import { createLocalBus } from '../events/local-bus.ts';
import { encoded } from '../lib/encoded.ts';
import { ALONE } from '../lib/node.ts';
import { nothing } from '../lib/nothing.ts';
import type { Connection, EncodedGroup } from './connection.ts';
import { createHub } from './hub.ts';
import { placeOf } from './resume-position.ts';

const GUILD = '1';
const CHANNELS = ['11', '12', '13'];
const USERS = ['21', '22'];
const FIRST_MESSAGE = 1000;

beforeAll(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterAll(() => void vi.useRealTimers());

/** One guild whose channels may be hidden from people, and everybody's connections. */
function createWorld() {
  const hidden = new Set<string>();
  const newest = new Map(CHANNELS.map((id) => [id, '0']));
  let version = 1;
  let messages = FIRST_MESSAGE;

  const access = (): GuildRules => ({
    id: GUILD,
    version,
    owner_id: '0',
    roles: [{ id: GUILD, permissions: String(PERMISSIONS.VIEW_CHANNEL), position: 0 }],
    channels: CHANNELS.map((id) => ({
      id,
      permission_overwrites: USERS.filter((user) => hidden.has(`${user}:${id}`)).map((user) => ({
        id: user,
        type: 1 as const,
        allow: '0',
        deny: String(PERMISSIONS.VIEW_CHANNEL),
      })),
    })),
  });
  const visible = (user: string) => CHANNELS.filter((id) => !hidden.has(`${user}:${id}`));
  const late = async () => {
    for (let turn = 0; turn < 2; turn++) await new Promise(setImmediate);
  };

  const bus = createLocalBus({ now: () => 1_795_000_000_000 });
  const log: PlacedEvent[] = [];
  bus.subscribe((group) => void log.push(...group));
  const hub = createHub(bus, ALONE, {
    isLive: async () => true,
    async listMemberships() {
      await late();
      return [{ guild: access(), roles: [], threads: [], age_ms: 3_600_000 }];
    },
    findMembership: async () => expect.unreachable(),
    findThreads: async () => [],
    listThreads: async () => [],
    async readyJson({ user_id }) {
      const last = visible(user_id).map((id) => [id, newest.get(id)]);
      await late();
      return JSON.stringify(last);
    },
    guildJson: async () => expect.unreachable(),
    failed: nothing,
    readWish: async () => ({ revision: 0, status: 'online', custom_status: null }),
    announcePresence: async () => undefined,
    nodeGone: nothing,
    reviewVoice: async (state) => state,
    voiceAudience: async (channel_id) => ({ channel_id }),
    mayRing: async () => true,
  });

  return {
    hub,
    newest,
    visible,
    /** The messages that a connection gets when it resumes; undefined when it starts over. */
    missed({ position = '', shown, user }: Client): string[] | undefined {
      const after = log.filter((event) => Number(event.position) > Number(placeOf(position)));
      if (after.some(({ access: change }) => change?.kind === 'guild')) return undefined;
      return after.flatMap(({ audience, made_id }) => {
        const id = typeof audience === 'object' && 'readers_of_channel' in audience ? audience.readers_of_channel : '';
        return made_id !== undefined && shown?.has(id) && visible(user).includes(id) ? made_id : [];
      });
    },
    write(channel_id: string, written_by = '0'): string {
      const id = String(++messages);
      newest.set(channel_id, id);
      void bus.publish({
        type: 'MESSAGE_CREATE',
        data: encoded(JSON.stringify({ id, channel_id })),
        audience: { readers_of_channel: channel_id, in_guild: GUILD, written_by },
        made_id: id,
      });
      return id;
    },
    hide(user: string, channel_id: string): void {
      const key = `${user}:${channel_id}`;
      if (!hidden.delete(key)) hidden.add(key);
      version += 1;
      void bus.publish({ type: 'GUILD_UPDATE', data: encoded('{}'), audience: 'nobody', access: { kind: 'guild', guild: access() } });
    },
  };
}

type World = ReturnType<typeof createWorld>;

/** What one client knows, by what it was told and by what it has looked at. */
interface Client {
  user: string;
  shown: ReadonlySet<string> | undefined;
  connection: Promise<Connection>;
  position: string | undefined;
  /** Messages it was given, and those that it must have been given. */
  given: string[];
  due: string[];
  /** Of each channel the newest message it knows of, and the one it knew when the channel was last on its screen. */
  known: Map<string, string>;
  seen: Map<string, string>;
  /** How often it was told of each channel since then. */
  times: Map<string, number>;
  writes: number;
}

type Wire =
  | ['READY', [string, string][], string]
  | ['RESYNC' | 'RESUMED', unknown, string]
  | ['MESSAGE_CREATE', { id: string; channel_id: string }, string]
  | ['CHANNEL_UNREAD_UPDATE', { guild_id: string; channel_unread_updates: { id: string; last_message_id: string }[] }, null];

function later(a: string | undefined, b: string): string {
  return Number(a ?? 0) > Number(b) ? (a ?? '0') : b;
}

function hear(client: Client, { events }: EncodedGroup): void {
  client.writes += 1;
  for (const { wire } of events) {
    const event = JSON.parse(wire) as Wire;
    client.position = event[2] ?? client.position;
    if (event[0] === 'READY') {
      for (const [id, last] of event[1]) {
        client.known.set(id, later(client.known.get(id), last));
        if (!client.seen.has(id)) client.seen.set(id, last);
      }
    }
    if (event[0] === 'MESSAGE_CREATE') {
      const { id, channel_id } = event[1];
      client.given.push(id);
      client.known.set(channel_id, later(client.known.get(channel_id), id));
    }
    if (event[0] === 'CHANNEL_UNREAD_UPDATE') {
      expect(event[2]).toBeNull();
      for (const { id, last_message_id } of event[1].channel_unread_updates) {
        expect(client.shown?.has(id)).toBe(false);
        client.known.set(id, later(client.known.get(id), last_message_id));
        client.times.set(id, (client.times.get(id) ?? 0) + 1);
      }
    }
  }
}

function open(world: World, client: Client): void {
  const outlet = { write: (group: EncodedGroup) => hear(client, group), end: () => expect.unreachable() };
  client.connection = world.hub.connect({ user_id: client.user, auth_session_id: 's', admin: false }, outlet, {
    connection_id: 'c',
    idle: false,
    resumeFrom: client.position,
    shown: client.shown,
  });
}

async function connect(world: World, user: string, shown: readonly string[] | undefined): Promise<Client> {
  const client: Client = {
    user,
    shown: shown && new Set(shown),
    connection: Promise.reject(new Error('not yet')),
    position: undefined,
    given: [],
    due: [],
    known: new Map(),
    seen: new Map(),
    times: new Map(),
    writes: 0,
  };
  client.connection.catch(nothing);
  open(world, client);
  await client.connection;
  return client;
}

/** The client looks at all that it shows: by a fetch, as well as by events. */
function look(world: World, client: Client, channels: Iterable<string> = client.shown ?? CHANNELS): void {
  for (const id of channels) {
    client.seen.set(id, world.newest.get(id) ?? '0');
    client.known.set(id, world.newest.get(id) ?? '0');
    client.times.delete(id);
  }
}

async function show(world: World, client: Client, shown: readonly string[]): Promise<void> {
  look(world, client);
  world.hub.show(await client.connection, new Set(shown));
  client.shown = new Set(shown);
  look(world, client);
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) await new Promise(setImmediate);
}

async function pass(ms: number): Promise<void> {
  await settle();
  await vi.advanceTimersByTimeAsync(ms);
}

type Act =
  | { kind: 'write'; channel: string }
  | { kind: 'show'; client: number; channels: string[] }
  | { kind: 'hide'; user: string; channel: string }
  /** A connection is lost, and comes back with other channels. */
  | { kind: 'resume'; client: number; channels: string[]; missed: string[]; meanwhile: string[] }
  | { kind: 'pass'; ms: number };

const channel = fc.constantFrom(...CHANNELS);
const client = fc.nat({ max: 2 });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('write' as const), channel }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('show' as const), client, channels: fc.subarray(CHANNELS) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('hide' as const), user: fc.constantFrom(...USERS), channel }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('resume' as const),
      client,
      channels: fc.subarray(CHANNELS),
      missed: fc.array(channel, { maxLength: 3 }),
      meanwhile: fc.array(channel, { maxLength: 2 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.constantFrom(100, 600, 1500) }) },
);

describe('a connection that names the channels it shows', () => {
  test('gets exactly their messages, and knows of every other channel whether there is something new', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 20 }), async (acts) => {
        const world = createWorld();
        const clients = [await connect(world, '21', ['11']), await connect(world, '21', []), await connect(world, '22', ['12', '13'])];

        const reads = ({ user, shown }: Client, id: string) => shown?.has(id) && world.visible(user).includes(id);
        const write = (id: string, but?: Client) => {
          const message = world.write(id);
          for (const one of clients) if (one !== but && reads(one, id)) one.due.push(message);
        };

        for (const one of acts) {
          if (one.kind === 'write') write(one.channel);
          else if (one.kind === 'pass') await pass(one.ms);
          else if (one.kind === 'hide') {
            await settle();
            world.hide(one.user, one.channel);
            await settle();
            // Whoever is told of a channel is told its newest message with it.
            for (const each of clients) if (each.user === one.user) look(world, each, [one.channel]);
          } else {
            const mine = clients[one.client];
            if (!mine) continue;
            await settle();
            if (one.kind === 'show') await show(world, mine, one.channels);
            else {
              look(world, mine);
              world.hub.disconnect(await mine.connection);
              mine.shown = new Set(one.channels);
              mine.times.clear();
              for (const id of one.missed) write(id, mine);
              await settle();
              const missed = world.missed(mine);
              mine.due.push(...(missed ?? []));
              open(world, mine);
              for (const id of one.meanwhile) {
                // Who starts over fetches what it shows: a message of these few moments comes by either way.
                if (!missed && mine.shown.has(id)) continue;
                write(id);
                await new Promise(setImmediate);
              }
              await mine.connection;
              await settle();
              look(world, mine);
            }
          }
        }

        await pass(2_500);
        for (const one of clients) {
          expect(one.given).toEqual(one.due);
          for (const id of world.visible(one.user)) {
            const isNew = Number(world.newest.get(id)) > Number(one.seen.get(id) ?? 0) && !one.shown?.has(id);
            const knows = Number(one.known.get(id)) > Number(one.seen.get(id) ?? 0) && !one.shown?.has(id);
            expect({ id, knows }).toEqual({ id, knows: isNew });
            expect(one.times.get(id) ?? 0).toBeLessThanOrEqual(2);
          }
          world.hub.disconnect(await one.connection);
        }
        world.hub.close();
      }),
      { numRuns: 400 },
    );
  });

  test('is not told of what its own person wrote elsewhere, and is told when somebody else writes', async () => {
    const world = createWorld();
    const mine = await connect(world, '21', ['11']);
    await pass(0);
    for (let times = 0; times < 2; times++) world.write('12', '21');
    await pass(3000);
    // Of each it hears that its person has read up to there, at once.
    expect(mine.writes).toBe(3);
    expect(mine.times.get('12')).toBeUndefined();
    world.hub.disconnect(await mine.connection);
    open(world, mine);
    await mine.connection;
    expect(mine.times.get('12')).toBeUndefined();
    world.write('12', '21');
    world.write('12', '22');
    await pass(1100);
    expect(mine.times.get('12')).toBe(1);
  });

  test('is told once of a channel, a second after the first message, until the channel was shown again', async () => {
    const world = createWorld();
    const mine = await connect(world, '21', ['11']);
    await pass(0);
    const told = () => mine.times.get('12') ?? 0;
    world.write('12');
    await pass(900);
    world.write('12');
    expect(told()).toBe(0);
    await pass(200);
    expect(told()).toBe(1);
    expect(mine.known.get('12')).toBe(world.newest.get('12'));
    world.write('12');
    await pass(3000);
    expect(told()).toBe(1);

    await show(world, mine, ['12']);
    world.write('12');
    await settle();
    expect(mine.given).toEqual([world.newest.get('12')]);
    await show(world, mine, ['11']);
    await pass(3000);
    expect(told()).toBe(0);
    world.write('12');
    await pass(1100);
    expect(told()).toBe(1);
  });

  test('is told of several channels in one write', async () => {
    const world = createWorld();
    const mine = await connect(world, '21', []);
    await pass(0);
    const before = mine.writes;
    for (const id of CHANNELS) world.write(id);
    await pass(3000);
    expect(mine.writes - before).toBe(1);
    expect([...mine.times.keys()].sort()).toEqual(CHANNELS);
  });
});

test('a message costs its readers a write each, and everybody else one until they look', async () => {
  const world = createWorld();
  const readers = await Promise.all(Array.from({ length: 5 }, () => connect(world, '21', ['11'])));
  const others = await Promise.all(Array.from({ length: 300 }, () => connect(world, '22', ['12'])));
  const writes = (clients: Client[]) => clients.reduce((sum, one) => sum + one.writes, 0) - clients.length;
  for (let number = 1; number <= 20; number++) {
    world.write('11');
    await pass(100);
    expect(writes(readers)).toBe(number * readers.length);
  }
  await pass(3000);
  expect(writes(others)).toBe(others.length);
  for (let number = 0; number < 20; number++) world.write('11');
  await pass(3000);
  expect(writes(others)).toBe(others.length);
});

test('many are told a few at a time', async () => {
  const world = createWorld();
  const others = await Promise.all(Array.from({ length: 300 }, () => connect(world, '22', ['12'])));
  const told = () => others.filter((one) => one.times.has('11')).length;
  world.write('11');
  await pass(1000);
  expect(told()).toBe(50);
  await pass(50);
  expect(told()).toBe(100);
  await pass(200);
  expect(told()).toBe(300);
});

test('a connection that names no channels gets everything', async () => {
  const world = createWorld();
  const bot = await connect(world, '21', undefined);
  const written = CHANNELS.map((id) => world.write(id));
  await pass(3000);
  expect(bot.given).toEqual(written);
  expect(bot.times.size).toBe(0);
});
