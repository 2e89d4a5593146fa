import { expect, test } from 'vitest';
import { announceUntold } from '../src/features/messages/announce-untold.ts';
import { newMessage } from '../src/features/messages/new-message.ts';
import { createIdSource } from '../src/lib/snowflakes.ts';
import { Unavailable } from '../src/lib/unavailable.ts';
import { openTestStorage } from '../src/storage/sqlite/test-storage.ts';
import { atEnd } from './support/at-end.ts';
import { type Person, register } from './support/people.ts';
import { startRedis } from './support/redis.ts';
import { startServer, type TestServer, temporaryFolder } from './support/server.ts';
import { openSocket, type RawSocket } from './support/sockets.ts';
import { pause, until } from './support/until.ts';

interface House {
  start(): Promise<TestServer>;
  owner: Person;
  channel_id: string;
  /** Keeps a message as a node does that dies before it tells it. */
  keep(content: string, worker: number): Promise<string>;
}

async function build(): Promise<House> {
  const redis = await startRedis({ keep: true });
  const storage = await openTestStorage();
  atEnd(() => storage.close());
  const options = { env: { REDIS_URL: redis.url }, folder: await temporaryFolder(), storage: { ...storage, close: async () => undefined } };
  const first = await startServer(options);
  const owner = await register(first);
  const { id: guild_id } = await owner.call('guilds.create', { name: 'Home', template: 'empty' });
  const channel_id = (await owner.call('channels.list', { guild_id }))[0]?.id ?? '';
  await first.close();
  return {
    start: () => startServer({ ...options, setUp: false }),
    owner,
    channel_id,
    async keep(content, worker) {
      const id = createIdSource({ now: Date.now }, { worker }).next();
      await storage.messages.insertOnce(newMessage({ id, channel_id, author_id: owner.id, nonce: content, content, time: Date.now() }));
      return id;
    },
  };
}

function created({ events }: RawSocket): string[] {
  return events.flatMap((event) => (event[0] === 'MESSAGE_CREATE' ? [event[1].content] : []));
}

test('what a dead node kept is told once, by however many nodes, and nothing else is told again', async () => {
  const { start, owner, channel_id, keep } = await build();
  const nodes = [await start(), await start()];
  const sockets = await Promise.all(nodes.map(({ url }) => openSocket({ url, token: owner.token })));
  const [first, second] = nodes;
  if (!first || !second) throw new Error('no nodes');
  await sockets[0]?.call('messages.create', { channel_id, content: 'told' });
  await keep('untold', 900);
  await keep('of a node that lives', 901);
  const since_ms = Date.now() - 20_000;
  const counts = await Promise.all([first, second].map(({ ctx }) => announceUntold(ctx, { since_ms, workers: [900] })));
  expect(Math.max(...counts)).toBe(1);
  await sockets[1]?.call('messages.create', { channel_id, content: 'last' });
  await until(() => sockets.every((socket) => created(socket).includes('last')));
  for (const socket of sockets) expect(created(socket)).toEqual(['told', 'untold', 'last']);
  expect(await announceUntold(first.ctx, { since_ms, workers: [900] })).toBe(0);
  const told = sockets[0]?.events.find((event) => event[0] === 'MESSAGE_CREATE' && event[1].content === 'untold');
  expect(told?.[1]).toMatchObject({ author: { id: owner.id }, nonce: 'untold', member: { roles: [] } });
});

test('what a dead node kept is told although the store is away for a moment', async () => {
  const { start, owner, keep } = await build();
  const { ctx, url } = await start();
  const socket = await openSocket({ url, token: owner.token });
  await keep('untold', 900);
  const { messages } = ctx.storage;
  let refusals = 3;
  const storage = {
    ...ctx.storage,
    messages: {
      ...messages,
      async listMessagesAfter(...page: Parameters<typeof messages.listMessagesAfter>) {
        if (refusals-- > 0) throw new Unavailable('the store is away');
        return messages.listMessagesAfter(...page);
      },
    },
  };
  expect(await announceUntold({ ...ctx, storage }, { since_ms: Date.now() - 20_000, workers: [900] }, 10)).toBe(1);
  await until(() => created(socket).includes('untold'));
});

test('a node that starts tells what the last one kept before it died: who comes back misses nothing', async () => {
  const { start, owner, channel_id, keep } = await build();
  const before = await start();
  const socket = await openSocket({ url: before.url, token: owner.token });
  await socket.call('messages.create', { channel_id, content: 'told' });
  await until(() => created(socket).length === 1);
  const position = socket.lastId();
  socket.close();
  await before.close();
  await keep('untold', 900);
  await pause(50);
  const after = await start();
  const resumed = await openSocket({ url: after.url, token: owner.token }, position);
  await until(() => created(resumed).length > 0);
  expect(resumed.events[0]?.[0]).toBe('RESUMED');
  await resumed.call('messages.create', { channel_id, content: 'last' });
  await until(() => created(resumed).includes('last'));
  expect(created(resumed)).toEqual(['untold', 'last']);
});
