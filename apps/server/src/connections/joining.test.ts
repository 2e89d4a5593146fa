import type { GuildRules } from '@chat-js/permissions/permissions.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Publication } from '../events/bus.ts';
import { createLocalBus } from '../events/local-bus.ts';
import { encoded } from '../lib/encoded.ts';
import { ALONE } from '../lib/node.ts';
import { nothing } from '../lib/nothing.ts';
import type { Connection, EncodedGroup } from './connection.ts';
import { createHub } from './hub.ts';

const ME = 'me';
const GUILDS = ['g1', 'g2'];

type Act = { kind: 'join' | 'leave' | 'delete' | 'rename'; guild_id: Id } | { kind: 'connect' } | { kind: 'disconnect' };

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('join', 'leave', 'rename', 'delete'), guild_id: fc.constantFrom(...GUILDS) }) },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'connect' } as const, { kind: 'disconnect' } as const) },
);

/** What is kept: the names of the guilds that exist, and which of them the person is in. */
interface Store {
  names: Map<Id, number>;
  mine: Set<Id>;
}

function access(id: Id): GuildRules {
  return { id, version: 1, owner_id: 'owner', roles: [], channels: [] };
}

/** A person's guilds as a client knows them, by the events it was told. */
interface Told {
  connection: Promise<Connection>;
  guilds: Map<Id, number>;
  types: string[];
  positions: number[];
  end: boolean;
}

type Wire = [type: string, data: { id: Id; name: number; guilds: { id: Id; name: number }[] }, position: string];

function hear(told: Told, { events }: EncodedGroup): void {
  for (const { wire } of events) {
    const [type, data, position] = JSON.parse(wire) as Wire;
    told.types.push(type);
    told.positions.push(Number(position));
    if (type === 'READY') told.guilds = new Map(data.guilds.map(({ id, name }) => [id, name]));
    if (type === 'GUILD_CREATE') told.guilds.set(data.id, data.name);
    if (type === 'GUILD_UPDATE' && told.guilds.has(data.id)) told.guilds.set(data.id, data.name);
    if (type === 'GUILD_DELETE') told.guilds.delete(data.id);
  }
}

function createWorld(late: () => Promise<unknown>) {
  const store: Store = { names: new Map(GUILDS.map((id) => [id, 0])), mine: new Set() };
  const bus = createLocalBus({ now: () => 1_795_000_000_000 });
  const isMine = (id: Id) => store.mine.has(id) && store.names.has(id);
  const present = (id: Id) => ({ id, name: store.names.get(id) ?? -1 });

  /** What is read was true at some time between question and answer. */
  async function read<T>(look: () => T): Promise<T> {
    await late();
    const found = look();
    await late();
    return found;
  }

  const hub = createHub(bus, ALONE, {
    isLive: async () => true,
    listMemberships: () =>
      read(() => GUILDS.filter(isMine).map((id) => ({ guild: access(id), roles: [], threads: [], age_ms: 3_600_000 }))),
    findMembership: (_user, id) => read(() => (isMine(id) ? { guild: access(id), roles: [], threads: [], age_ms: 3_600_000 } : undefined)),
    findThreads: async () => [],
    listThreads: async () => [],
    readyJson: () => read(() => JSON.stringify({ guilds: GUILDS.filter(isMine).map(present) })),
    guildJson: (_user, id) => read(() => (isMine(id) ? JSON.stringify(present(id)) : undefined)),
    failed: nothing,
    readWish: async () => ({ revision: 0, status: 'online', custom_status: null }),
    announcePresence: async () => undefined,
    nodeGone: nothing,
    reviewVoice: async (state) => state,
    voiceAudience: async (channel_id) => ({ channel_id }),
    mayRing: async () => true,
  });

  function publish(event: Omit<Publication, 'data'>, data: unknown): void {
    void bus.publish({ ...event, data: encoded<never>(JSON.stringify(data)) });
  }

  let name = 0;
  return {
    store,
    bus,
    hub,
    connect(): Told {
      const told: Told = { connection: Promise.reject(new Error('not yet')), guilds: new Map(), types: [], positions: [], end: false };
      told.connection.catch(nothing);
      const outlet = { write: (group: EncodedGroup) => hear(told, group), end: () => expect.unreachable() };
      told.connection = hub.connect({ user_id: ME, auth_session_id: 's', admin: false }, outlet, {
        connection_id: 'c',
        idle: false,
        resumeFrom: undefined,
        shown: undefined,
      });
      return told;
    },
    change(kind: 'join' | 'leave' | 'delete' | 'rename', id: Id): void {
      const exists = store.names.has(id);
      if (kind === 'join' && exists && !store.mine.has(id)) {
        store.mine.add(id);
        publish({ type: 'RESYNC', audience: 'nobody', access: { kind: 'join', user_id: ME, guild: access(id), roles: [] } }, {});
      }
      if (kind === 'leave' && store.mine.delete(id)) {
        publish({ type: 'GUILD_DELETE', audience: { user_ids: [ME] }, access: { kind: 'leave', user_id: ME, guild_id: id } }, { id });
      }
      if (kind === 'delete' && exists) {
        store.names.delete(id);
        publish({ type: 'GUILD_DELETE', audience: { guild_id: id }, access: { kind: 'guild-gone', guild_id: id } }, { id });
      }
      if (kind === 'rename' && exists) {
        name += 1;
        store.names.set(id, name);
        publish({ type: 'GUILD_UPDATE', audience: { guild_id: id } }, { id, name });
      }
    },
    mine: () => new Map(GUILDS.filter(isMine).map((id) => [id, store.names.get(id)])),
  };
}

test('whatever happens while a guild is being read, each connection ends up with the guilds that its person is in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(act, { minLength: 1, maxLength: 14 }), async (scheduler, acts) => {
      const world = createWorld(() => scheduler.schedule(Promise.resolve()));
      const all = [world.connect()];
      const gone = new Map<Told, number>();
      scheduler.scheduleSequence(
        acts.map((one) => async () => {
          if (one.kind === 'connect') all.push(world.connect());
          else if (one.kind === 'disconnect') {
            const [told] = all;
            if (!told) return;
            all.shift();
            gone.set(told, told.types.length);
            void told.connection.then((connection) => {
              world.hub.disconnect(connection);
              gone.set(told, told.types.length);
            });
          } else world.change(one.kind, one.guild_id);
          await new Promise(setImmediate);
        }),
      );
      await scheduler.waitFor(world.bus.publish({ type: 'RESYNC', data: {}, audience: 'nobody' }));
      await scheduler.waitIdle();
      await Promise.all([...all, ...gone.keys()].map(({ connection }) => scheduler.waitFor(connection)));
      for (let turn = 0; turn < 5; turn++) {
        await new Promise(setImmediate);
        await scheduler.waitIdle();
      }

      for (const told of all) {
        expect(told.guilds).toEqual(world.mine());
        expect(told.types.filter((type) => type === 'READY')).toHaveLength(1);
        expect(told.positions).toEqual([...told.positions].sort((a, b) => a - b));
      }
      for (const [told, heard] of gone) expect(told.types).toHaveLength(heard);
      expect(world.hub.countConnections()).toBe(all.length);
    }),
    { numRuns: 600 },
  );
});

test('who joins hears GUILD_CREATE and what came after it in one write, and nothing before it', async () => {
  let answer: () => void = nothing;
  const slow = createWorld(() => new Promise<void>((resolve) => (answer = resolve)));
  const waiting = slow.connect();
  // Two questions are asked at the start and two for a joining; each is late twice.
  for (let turn = 0; turn < 4; turn++) {
    await new Promise(setImmediate);
    answer();
  }
  await waiting.connection;
  slow.change('join', 'g1');
  slow.change('rename', 'g1');
  await new Promise(setImmediate);
  slow.change('rename', 'g1');
  for (let turn = 0; turn < 4; turn++) {
    await new Promise(setImmediate);
    expect(waiting.types).toEqual(['READY']);
    answer();
  }
  await new Promise(setImmediate);
  expect(waiting.types).toEqual(['READY', 'GUILD_CREATE', 'GUILD_UPDATE', 'GUILD_UPDATE']);
  expect(waiting.guilds).toEqual(new Map([['g1', 2]]));
});
