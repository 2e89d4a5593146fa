import { expect, test } from 'vitest';
import { openTestStorage } from '../src/storage/sqlite/test-storage.ts';
import { atEnd } from './support/at-end.ts';
import { ask, errorName, send } from './support/calls.ts';
import { type Person, register, registerMember } from './support/people.ts';
import { addressOf, startProgram } from './support/process.ts';
import { startRedis, type TestRedis } from './support/redis.ts';
import { startServer, type TestServer, temporaryFolder } from './support/server.ts';
import { openClient, openSocket } from './support/sockets.ts';
import { pause, until } from './support/until.ts';

/** A minute takes a minute: AWAY_SECONDS=60 npx vitest run --project app apps/server/tests/redis-away.test.ts */
const AWAY_MS = Number(process.env.AWAY_SECONDS ?? 6) * 1000;

const WRITES = 8;

interface House {
  redis: TestRedis;
  nodes: [TestServer, TestServer];
  people: [Person, Person];
  channel_id: string;
}

/** Two nodes on one store and one Redis, and someone on each. */
async function build(): Promise<House> {
  const redis = await startRedis({ keep: true });
  const storage = await openTestStorage();
  atEnd(() => storage.close());
  const options = {
    env: { REDIS_URL: redis.url, RATE_LIMITS: 'on' },
    folder: await temporaryFolder(),
    storage: { ...storage, close: async () => undefined },
  };
  const first = await startServer(options);
  const second = await startServer({ ...options, setUp: false });
  const owner = await register(first);
  const { id: guild_id } = await owner.call('guilds.create', { name: 'Home', template: 'empty' });
  const channel_id = (await owner.call('channels.list', { guild_id }))[0]?.id ?? '';
  const member = await registerMember(second, owner, channel_id);
  return { redis, nodes: [first, second], people: [owner, { ...member, url: second.url }], channel_id };
}

const WAYS = {
  'stands still': { leave: async (redis: TestRedis) => redis.freeze(), comeBack: async (redis: TestRedis) => redis.thaw() },
  'is stopped and started': { leave: (redis: TestRedis) => redis.stop(), comeBack: (redis: TestRedis) => redis.start() },
};

test.each(Object.entries(WAYS))(
  'while Redis %s nothing is acknowledged; afterwards each message is there once, in one order for everybody',
  async (_, { leave, comeBack }) => {
    const { redis, nodes, people, channel_id } = await build();
    const [owner, member] = people;
    const clients = await Promise.all(people.map((person) => openClient(person)));
    const watchers = await Promise.all(people.map((person) => openSocket(person)));
    let count = 0;
    const write = () => {
      for (const [i, client] of clients.entries()) client.send(channel_id, `${i}:${count}`);
      count += 1;
    };
    for (let i = 0; i < 5; i++) {
      write();
      await pause(20);
    }

    await leave(redis);
    const left = performance.now();
    const early = owner.ask('messages.create', { channel_id, content: 'on the edge', nonce: 'edge' });
    for (const node of nodes) {
      await until(async () => (await send(node, '/health/ready')).body === '{"status":"reading"}');
      // A proxy goes on asking it.
      expect((await send(node, '/health/ready')).status).toBe(200);
    }
    expect(errorName(await early)).toBe('UNAVAILABLE');
    for (const person of people) {
      write();
      const refused = await person.ask('messages.create', { channel_id, content: 'refused', nonce: 'refused' });
      expect(errorName(refused)).toBe('UNAVAILABLE');
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await person.ask('messages.list', { channel_id })).status).toBe(200);
    }
    expect(await watchers[0]?.call('messages.create', { channel_id, content: 'refused' })).toMatchObject({
      ok: false,
      error: { status: 503 },
    });
    expect((await watchers[1]?.call('messages.list', { channel_id }))?.ok).toBe(true);
    const login = { login: owner.username, password: owner.password };
    expect(errorName(await ask(nodes[1], 'auth.login', login))).toBe('UNAVAILABLE');
    expect(errorName(await ask({ url: member.url, cookie: member.cookie }, 'auth.refresh', {}))).toBe('UNAVAILABLE');
    const rest = AWAY_MS - (performance.now() - left);
    // Few enough for the limits, which hold for what is sent afterwards.
    for (let i = 0; i < WRITES; i++) {
      write();
      await pause(rest / WRITES);
    }

    await comeBack(redis);
    await until(() => clients.every((client) => Object.keys(client.getState().outbox).length === 0), 30_000);
    await owner.call('messages.create', { channel_id, content: 'last' });
    const created = () =>
      watchers.map((watcher) => watcher.events.flatMap((event) => (event[0] === 'MESSAGE_CREATE' ? [[event[2], event[1].content]] : [])));
    await until(() => created().every((list) => list.some(([, content]) => content === 'last')), 10_000);
    const [seen = [], other] = created();
    expect(other).toEqual(seen);
    const contents = seen.map(([, content]) => content);
    expect(new Set(contents).size).toBe(contents.length);
    expect(contents).not.toContain('refused');
    for (const i of [0, 1]) {
      const own = contents.filter((content) => content?.startsWith(`${i}:`));
      expect(own).toEqual(Array.from({ length: count }, (_unused, n) => `${i}:${n}`).slice(0, own.length));
      expect(own).toHaveLength(count);
    }
    const kept = (await member.call('messages.list', { channel_id, limit: 100 })).map(({ content }) => content);
    expect([...kept].sort()).toEqual([...contents].sort());
    expect((await ask(nodes[1], 'auth.login', login)).status).toBe(200);
  },
  120_000 + AWAY_MS,
);

test('a start without Redis says so in one line', async () => {
  const program = startProgram({ DATA_DIR: await temporaryFolder(), REDIS_URL: 'redis://127.0.0.1:1' });
  expect(await program.ended).toBe(1);
  expect(program.err().trim().split('\n')).toEqual([expect.stringMatching(/^The Redis of REDIS_URL does not answer: .*ECONNREFUSED/)]);
});

test('a start with a Redis that stands still says so too', async () => {
  const redis = await startRedis();
  redis.freeze();
  const program = startProgram({ DATA_DIR: await temporaryFolder(), REDIS_URL: redis.url });
  expect(await program.ended).toBe(1);
  expect(program.err().trim().split('\n')).toEqual([expect.stringMatching(/^The Redis of REDIS_URL does not answer/)]);
});

test('nodes that start one after the other show the same setup link', async () => {
  const redis = await startRedis();
  const DATA_DIR = await temporaryFolder();
  const links: string[] = [];
  for (let i = 0; i < 2; i++) {
    const program = startProgram({ DATA_DIR, REDIS_URL: redis.url });
    await addressOf(program);
    await until(() => program.out().includes('/setup#'));
    links.push(/\/setup#(\S+)/.exec(program.out())?.[1] ?? '');
    program.child.kill('SIGTERM');
    expect(await program.ended).toBe(0);
  }
  expect(links[1]).toBe(links[0]);
});
