import { pino } from 'pino';
import { expect, test } from 'vitest';
import { atEnd } from '../../tests/support/at-end.ts';
import { startRedis, type TestRedis } from '../../tests/support/redis.ts';
import { type Identity, takeIdentity } from './identity.ts';
import { openRedis } from './redis.ts';

const logger = pino({ level: 'silent' });
const redis = startRedis();

async function join({ url }: TestRedis): Promise<Identity> {
  const link = await openRedis(url, logger);
  atEnd(() => link.close());
  return takeIdentity(link, logger);
}

test('nodes have ids and workers of their own, and a worker that was let go is not held again soon', async () => {
  const held = await Promise.all([join(await redis), join(await redis), join(await redis)]);
  expect(new Set(held.map(({ node }) => node.id)).size).toBe(3);
  const workers = new Set(held.map(({ node }) => node.worker));
  expect(workers.size).toBe(3);
  await held[0]?.close();
  expect(workers).not.toContain((await join(await redis)).node.worker);
});

test('a worker that is held is passed over, and the last of them is followed by the first', async () => {
  const first = await join(await redis);
  await (await redis).command('SET', 'chat:worker:turn', String(first.node.worker - 1));
  expect((await join(await redis)).node.worker).not.toBe(first.node.worker);
  await (await redis).command('SET', 'chat:worker:turn', '1023');
  expect((await join(await redis)).node.worker).toBeLessThan(1023);
});

test('a node that was taken for gone has another id and another worker, and knows its former name', async () => {
  const identity = await join(await redis);
  const { id, worker } = identity.node;
  await identity.replace();
  expect(identity.node.id).not.toBe(id);
  expect(identity.node.worker).not.toBe(worker);
  expect([id, identity.node.id, 'another'].map((name) => identity.node.was(name))).toEqual([true, true, false]);
});
