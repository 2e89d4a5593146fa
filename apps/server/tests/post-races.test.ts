import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { announceUntold } from '../src/features/messages/announce-untold.ts';
import { newMessage } from '../src/features/messages/new-message.ts';
import { removeHalfPosts } from '../src/features/threads/half-posts.ts';
import type { ThreadStore } from '../src/features/threads/store.ts';
import { Unavailable } from '../src/lib/unavailable.ts';
import { errorName } from './support/calls.ts';
import { readChannel } from './support/channels.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket } from './support/sockets.ts';
import { until } from './support/until.ts';
import { buildWorld, createPeople, type People, type World } from './support/world.ts';

let server: TestServer;
let people: People;
let world: World;
let threads: ThreadStore;

beforeAll(async () => {
  server = await startServer();
  people = await createPeople(server);
  threads = server.ctx.storage.threads;
});
beforeEach(async () => {
  world = await buildWorld(server, people, { asks: true });
});
afterEach(() => void vi.restoreAllMocks());

const write = (applied_tags: string[] = [], nonce = 'post') =>
  people.member.ask('threads.create', { channel_id: world.forum_id, name: 'Шумит', message: { content: 'отчего?', nonce }, applied_tags });
const posts = async () =>
  (await people.owner.call('threads.listActive', { guild_id: world.guild_id })).threads.filter(
    ({ parent_id, id }) => parent_id === world.forum_id && id !== world.post_id,
  );
const written = async () => {
  const rows = await server.ctx.storage.messages.listMessagesAfter(world.post_id, 100);
  return rows.filter(({ author_id, id, channel_id }) => author_id === people.member.id && id === channel_id);
};

/** What happens just before a thread is kept: its message is kept already. */
function beforeThread(work: (id: string) => Promise<unknown>): void {
  const insertThread = threads.insertThread.bind(threads);
  vi.spyOn(threads, 'insertThread').mockImplementationOnce(async (row) => {
    await work(row.id);
    return insertThread(row);
  });
}

describe('a post that is written', () => {
  test('while its forum is deleted leaves nothing', async () => {
    beforeThread(() => people.manager.call('channels.delete', { channel_id: world.forum_id }));
    expect(errorName(await write())).toBe('UNKNOWN_CHANNEL');
    expect(await written()).toEqual([]);
    await until(async () => (await threads.listThreadsOfChannel(world.forum_id, 10)).length === 0);
  });

  test('while its tag is deleted does not have it', async () => {
    const { available_tags: [tag, ...others] = [] } = await readChannel(people.owner, world.forum_id);
    beforeThread(() => people.manager.call('channels.update', { channel_id: world.forum_id, available_tags: others }));
    expect(await write([tag?.id ?? ''])).toMatchObject({ status: 201, body: { applied_tags: [] } });
    expect(await posts()).toMatchObject([{ applied_tags: [] }]);
  });

  test('and cannot be kept leaves nothing, and can be sent again', async () => {
    beforeThread(() => Promise.reject(new Unavailable('away')));
    expect((await write()).status).toBe(503);
    expect([await posts(), await written()]).toEqual([[], []]);
    expect((await write()).status).toBe(201);
    expect(await posts()).toHaveLength(1);
  });

  test('by a node that stopped in between is finished by whoever sends it again', async () => {
    const id = await keepHalf();
    const socket = await openSocket(people.owner);
    expect(await write()).toMatchObject({ status: 201, body: { id, name: 'Шумит', message_count: 1 } });
    await until(() => socket.events.some(([type]) => type === 'THREAD_CREATE'));
    expect(await people.owner.call('messages.list', { channel_id: id })).toMatchObject([{ id }]);
  });

  test('by a node that stopped in between is removed when a server starts', async () => {
    for (const clean of [speakForOthers, (id: string) => removeHalfPosts(server.ctx, id)]) {
      const id = await keepHalf();
      await clean(id);
      expect(await written()).toEqual([]);
    }
    expect((await write()).status).toBe(201);
    await removeHalfPosts(server.ctx, server.ctx.ids.next());
    expect(await written()).toHaveLength(1);
  });

  test('by a node that stopped before it told it is told as a whole', async () => {
    const id = await keepHalf();
    const socket = await openSocket(people.owner);
    const row = await threads.getThread(world.post_id);
    if (row) await threads.insertThread({ ...row, id, name: 'Шумит' });
    await speakForOthers(id);
    await until(() => socket.events.some(([type]) => type === 'MESSAGE_CREATE'));
    expect(socket.events.map(([type]) => type).filter((type) => type !== 'READY')).toEqual(['THREAD_CREATE', 'MESSAGE_CREATE']);
  });

  test('while somebody removes what seems half-done is refused, and leaves nothing', async () => {
    beforeThread((id) => server.ctx.storage.messages.removeMessages(id, [id]));
    expect(errorName(await write())).toBe('UNKNOWN_CHANNEL');
    expect([await posts(), await written()]).toEqual([[], []]);
  });
});

/** As when nobody has heard of this. */
async function speakForOthers(untold: string): Promise<void> {
  vi.spyOn(server.ctx.bus, 'hasHeard').mockImplementation((id) => id !== untold);
  await announceUntold(server.ctx, { since_ms: server.ctx.clock.now() - 20_000 });
}

async function keepHalf(): Promise<string> {
  const id = server.ctx.ids.next();
  const given = { author_id: people.member.id, nonce: 'post', content: 'отчего?', time: server.ctx.clock.now() };
  await server.ctx.storage.messages.insertOnce(newMessage({ id, channel_id: id, ...given }));
  return id;
}
