import type { Message } from '@chat-js/protocol/messages.ts';
import { expect, test } from 'vitest';
import { deliverCrossposts } from '../src/features/crossposts/deliver.ts';
import { Unavailable } from '../src/lib/unavailable.ts';
import { openTestStorage } from '../src/storage/sqlite/test-storage.ts';
import type { Storage } from '../src/storage/storage.ts';
import { foundGuild, type TestGuild } from './support/homes.ts';
import { logIn } from './support/people.ts';
import { startServer, type TestServer, temporaryFolder } from './support/server.ts';
import { openSocket } from './support/sockets.ts';
import { until } from './support/until.ts';

interface Scene {
  source: TestGuild;
  news_id: string;
  targets: { channel_id: string; webhook_id: string }[];
}

/** News of one guild that several channels of the same follow: who may see what is tested elsewhere. */
async function stage(server: TestServer, count: number): Promise<Scene> {
  const source = await foundGuild(server);
  const { owner, guild_id } = source;
  const { id: news_id } = await owner.call('channels.create', { guild_id, name: 'news', type: 5 });
  const targets: Scene['targets'] = [];
  for (let number = 0; number < count; number++) {
    const { id: channel_id } = await owner.call('channels.create', { guild_id, name: `t${number}` });
    const { webhook_id } = await owner.call('webhooks.follow', { channel_id: news_id, webhook_channel_id: channel_id });
    targets.push({ channel_id, webhook_id });
  }
  return { source, news_id, targets };
}

async function publish({ source: { owner }, news_id }: Scene, content: string): Promise<Message> {
  const { id: message_id } = await owner.call('messages.create', { channel_id: news_id, content });
  return owner.call('messages.crosspost', { channel_id: news_id, message_id });
}

async function copiesIn({ source: { owner } }: Scene, channel_id: string): Promise<Message[]> {
  return (await owner.call('messages.list', { channel_id, limit: 100 })).filter(({ flags }) => (flags & 2) !== 0);
}

/** Whatever was published is where it belongs. */
async function settled(server: TestServer, { news_id }: Scene): Promise<void> {
  await until(async () =>
    (await server.ctx.storage.crossposts.listDueCrossposts(Date.now() + 60_000, 100)).every((row) => row.channel_id !== news_id),
  );
}

test('each copy is made once, however often and wherever a fault interrupts it, and after a restart', async () => {
  const folder = await temporaryFolder();
  const first = await startServer({ folder });
  const scene = await stage(first, 5);
  const { owner } = scene.source;
  const messages = first.ctx.storage.messages;
  const { crossposts } = first.ctx.storage;
  let kept = 0;
  const [insertOnce, insertCopies] = [messages.insertOnce, crossposts.insertCopies];
  // Two copies are kept and nobody notes it; then the power goes.
  messages.insertOnce = async (row) => {
    if (!row.nonce?.startsWith('copy-of-message-')) return insertOnce(row);
    kept += 1;
    return kept > 2 ? Promise.reject(new Error('the power is gone')) : insertOnce(row);
  };
  crossposts.insertCopies = () => Promise.reject(new Error('the power is gone'));
  const { id: message_id } = await owner.call('messages.create', { channel_id: scene.news_id, content: 'раз' });
  // It is at it already, or fails here.
  const faults: string[] = [];
  first.ctx.logger.error = ((_: object, text: string) => void faults.push(text)) as typeof first.ctx.logger.error;
  await owner.call('messages.crosspost', { channel_id: scene.news_id, message_id });
  await until(() => faults.length > 0);
  await first.close();
  [messages.insertOnce, crossposts.insertCopies] = [insertOnce, insertCopies];

  const second = await startServer({ folder });
  const row = await second.ctx.storage.crossposts.getCrosspost(message_id);
  expect(row).toMatchObject({ delivered: false });
  // It was put off for a minute.
  if (row) await second.ctx.storage.crossposts.wantCrossposts([message_id], 0);
  const again = { ...scene, source: { ...scene.source, owner: await logIn(second, owner) } };
  await settled(second, again);
  for (const { channel_id } of scene.targets) expect(await copiesIn(again, channel_id)).toHaveLength(1);
  await second.ctx.storage.crossposts.wantCrossposts([message_id], 0);
  await settled(second, again);
  for (const { channel_id } of scene.targets) expect(await copiesIn(again, channel_id)).toHaveLength(1);
});

test('who publishes at the same moment as others does so once', async () => {
  const server = await startServer();
  const scene = await stage(server, 2);
  const { owner } = scene.source;
  const { id: message_id } = await owner.call('messages.create', { channel_id: scene.news_id, content: 'раз' });
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () => owner.ask('messages.crosspost', { channel_id: scene.news_id, message_id })),
  );
  expect(outcomes.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(400)]);
  await Promise.all(Array.from({ length: 4 }, () => deliverCrossposts(server.ctx)));
  await settled(server, scene);
  for (const { channel_id } of scene.targets) expect(await copiesIn(scene, channel_id)).toHaveLength(1);
});

test('after the answer that a webhook is gone nothing comes through it', async () => {
  const server = await startServer();
  const scene = await stage(server, 12);
  const { owner } = scene.source;
  const socket = await openSocket(owner);
  const publishing = publish(scene, 'раз');
  const ended = await Promise.all(
    scene.targets.map(async ({ channel_id, webhook_id }) => {
      await owner.call('webhooks.delete', { webhook_id });
      return { channel_id, there: (await copiesIn(scene, channel_id)).length };
    }),
  );
  await publishing;
  await settled(server, scene);
  for (const { channel_id, there } of ended) expect(await copiesIn(scene, channel_id)).toHaveLength(there);
  socket.close();
});

test('what is deleted or changed while it is delivered leaves no copy as it was', async () => {
  const server = await startServer();
  const scene = await stage(server, 10);
  const { owner } = scene.source;
  const published = await Promise.all(
    ['убрать', 'исправить', 'убрать', 'исправить'].map((content) => owner.call('messages.create', { channel_id: scene.news_id, content })),
  );
  await Promise.all(
    published.map(async ({ id: message_id, content }) => {
      const place = { channel_id: scene.news_id, message_id };
      const publishing = owner.call('messages.crosspost', place);
      const delivering = publishing.then(() => deliverCrossposts(server.ctx));
      await publishing;
      if (content === 'убрать') await owner.call('messages.delete', place);
      else await owner.call('messages.edit', { ...place, content: 'исправлено' });
      await delivering;
    }),
  );
  await settled(server, scene);
  for (const { channel_id } of scene.targets) {
    for (const { content, flags } of await copiesIn(scene, channel_id)) {
      expect(content).toBe((flags & 8) !== 0 ? '[Original Message Deleted]' : 'исправлено');
    }
  }
});

test('a deletion that is interrupted before it says so reaches the copies all the same', async () => {
  const storage: Storage = await openTestStorage();
  const server = await startServer({ storage, faults: true });
  const scene = await stage(server, 2);
  const message = await publish(scene, 'раз');
  await settled(server, scene);
  const { wantCrossposts } = storage.crossposts;
  const wanted: number[] = [];
  storage.crossposts.wantCrossposts = async (ids, due_at) => {
    wanted.push(due_at);
    // The one before is kept; the one after never comes.
    return wanted.length > 1 ? Promise.reject(new Unavailable('the store is away')) : wantCrossposts(ids, due_at);
  };
  await scene.source.owner.ask('messages.delete', { channel_id: scene.news_id, message_id: message.id });
  storage.crossposts.wantCrossposts = wantCrossposts;
  const row = await storage.crossposts.getCrosspost(message.id);
  expect(row?.due_at).toBe(wanted[0]);
  await storage.crossposts.wantCrossposts([message.id], 0);
  await settled(server, scene);
  for (const { channel_id } of scene.targets) expect((await copiesIn(scene, channel_id))[0]?.flags).toBe(10);
});

test('a channel that goes while it is followed, or while news comes, leaves nothing behind', async () => {
  const server = await startServer();
  const scene = await stage(server, 6);
  const { owner, guild_id } = scene.source;
  const late = await owner.call('channels.create', { guild_id, name: 'late' });
  const publishing = publish(scene, 'раз');
  await Promise.all([
    ...scene.targets.slice(0, 3).map(({ channel_id }) => owner.call('channels.delete', { channel_id })),
    owner.ask('webhooks.follow', { channel_id: scene.news_id, webhook_channel_id: late.id }),
    owner.call('channels.delete', { channel_id: late.id }),
    publishing,
  ]);
  await settled(server, scene);
  await until(async () => (await server.ctx.storage.guilds.listGuildsToPurge()).length === 0);
  expect((await server.ctx.storage.webhooks.listFollowers(scene.news_id, { after: '0', limit: 50 })).map(({ id }) => id)).toEqual(
    scene.targets.slice(3).map(({ webhook_id }) => webhook_id),
  );
});
