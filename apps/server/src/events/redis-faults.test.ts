import { expect, test } from 'vitest';
import { startRedis, type TestRedis } from '../../tests/support/redis.ts';
import { pause, until } from '../../tests/support/until.ts';
import { Unavailable } from '../lib/unavailable.ts';
import type { Bus } from './bus.ts';
import { events, hear, names, publication } from './contract/hearing.ts';
import { openNode, type RedisNode } from './contract/redis-nodes.ts';
import { LOG } from './redis-scripts.ts';

/** Publishes `count` events, a few in each turn, without waiting; answers how many were settled at the end. */
async function publishMany(bus: Bus, prefix: string, count: number, everyMs: number): Promise<number> {
  const published: Promise<boolean>[] = [];
  for (let i = 0; i < count; i++) {
    published.push(bus.publish(publication(`${prefix}${i}`)).then(() => true, isUnavailable));
    if (i % 3 === 0) await pause(everyMs);
  }
  return (await Promise.all(published)).filter(Boolean).length;
}

function isUnavailable(error: unknown): false {
  if (error instanceof Unavailable) return false;
  throw error;
}

function isWell(bus: Bus): boolean {
  try {
    bus.check();
    return true;
  } catch (error) {
    return isUnavailable(error);
  }
}

function countGaps({ bus }: RedisNode): { count: number } {
  const gaps = { count: 0 };
  bus.onGap(() => {
    gaps.count += 1;
  });
  return gaps;
}

const numbers = (count: number, prefix: string) => Array.from({ length: count }, (_, i) => `${prefix}${i}`);

async function killConnections(redis: TestRedis): Promise<void> {
  await redis.command('CLIENT', 'KILL', 'TYPE', 'normal');
}

test('a hundred lost connections lose, double and reorder nothing', async () => {
  const redis = await startRedis();
  const [a, b] = await Promise.all([openNode(redis), openNode(redis)]);
  const heards = [hear(a.bus), hear(b.bus)];
  let publishing = true;
  const killing = (async () => {
    for (let i = 0; i < 100; i++) {
      await killConnections(redis);
      await pause(30);
    }
    publishing = false;
  })();
  let count = 0;
  const published: Promise<unknown>[] = [];
  while (publishing) {
    published.push(
      a.bus.publish(publication(`a${count}`)),
      b.bus.publish(publication(`b${count}`)),
      a.bus.publish(publication(`c${count}`)),
    );
    count += 1;
    await pause(4);
  }
  await killing;
  await Promise.all(published);
  await until(() => heards.every((heard) => events(heard).length >= count * 3), 10_000);
  const [first, second] = heards.map((heard) => names(events(heard)));
  expect(second).toEqual(first);
  for (const prefix of ['a', 'b', 'c']) expect(first?.filter((name) => name.startsWith(prefix))).toEqual(numbers(count, prefix));
}, 60_000);

test('a Redis that stands still is noticed within three seconds; what waited is told once, in order, when it goes on', async () => {
  const redis = await startRedis();
  const [a, b] = await Promise.all([openNode(redis), openNode(redis)]);
  const heards = [hear(a.bus), hear(b.bus)];
  await a.bus.publish(publication('a0'));
  redis.freeze();
  const frozen = performance.now();
  const waiting = [1, 2, 3].map((i) => a.bus.publish(publication(`a${i}`)).then(() => 'told', isUnavailable));
  await until(() => !isWell(a.bus) && !isWell(b.bus), 5000);
  expect(performance.now() - frozen).toBeLessThan(3000);
  expect(await Promise.all(waiting)).toEqual([false, false, false]);
  expect(performance.now() - frozen).toBeLessThan(7000);
  redis.thaw();
  await until(() => isWell(a.bus) && isWell(b.bus), 5000);
  await a.bus.publish(publication('a4'));
  await b.bus.reach(a.bus.position());
  for (const heard of heards) expect(names(events(heard))).toEqual(numbers(5, 'a'));
}, 30_000);

test('after a restart that kept the log everybody goes on where they were', async () => {
  const redis = await startRedis({ keep: true });
  const [a, b] = await Promise.all([openNode(redis), openNode(redis)]);
  const heards = [hear(a.bus), hear(b.bus)];
  const gaps = [a, b].map(countGaps);
  const publishing = publishMany(a.bus, 'a', 300, 10);
  await pause(300);
  await redis.stop();
  await pause(500);
  await redis.start();
  expect(await publishing).toBe(300);
  await b.bus.reach(a.bus.position());
  for (const heard of heards) expect(names(events(heard))).toEqual(numbers(300, 'a'));
  expect(gaps).toEqual([{ count: 0 }, { count: 0 }]);
}, 30_000);

test('when Redis comes back empty everybody starts afresh, once, and goes on together', async () => {
  const redis = await startRedis();
  const [a, b] = await Promise.all([openNode(redis), openNode(redis)]);
  const gaps = [a, b].map(countGaps);
  await a.bus.publish(publication('a0'));
  const before = a.bus.position();
  await redis.stop();
  const waiting = a.bus.publish(publication('a1'));
  await pause(300);
  await redis.start();
  await waiting;
  await until(() => gaps.every(({ count }) => count === 1));
  await b.bus.reach(a.bus.position());
  const heards = [hear(a.bus), hear(b.bus)];
  await Promise.all([a.bus.publish(publication('a2')), b.bus.publish(publication('b2'))]);
  await until(() => heards.every((heard) => events(heard).length === 2));
  expect(heards.map((heard) => names(events(heard)))[0]).toEqual(names(events(heards[1] ?? { groups: [] })));
  for (const { bus } of [a, b]) {
    expect(bus.since(before)).toBeUndefined();
    expect(bus.since(bus.position())).toEqual([]);
  }
  expect(gaps).toEqual([{ count: 1 }, { count: 1 }]);
}, 30_000);

test('an emptied Redis is noticed while the connection stands', async () => {
  const redis = await startRedis();
  const [a, b] = await Promise.all([openNode(redis), openNode(redis)]);
  const gaps = [a, b].map(countGaps);
  await a.bus.publish(publication('a0'));
  await redis.command('FLUSHALL');
  await a.bus.publish(publication('a1'));
  await until(() => gaps.every(({ count }) => count === 1));
  const heard = hear(b.bus);
  await a.bus.publish(publication('a2'));
  await until(() => events(heard).length === 1);
});

test('a copy of the log from earlier is noticed by those who had read more', async () => {
  const redis = await startRedis({ keep: true });
  const [a, b] = await Promise.all([openNode(redis), openNode(redis)]);
  const gaps = [a, b].map(countGaps);
  await a.bus.publish(publication('a0'));
  const length = Number(await redis.command('XLEN', LOG));
  await a.bus.publish(publication('a1'));
  // As though the last write had not reached the disk.
  const [[last] = []] = (await redis.command('XREVRANGE', LOG, '+', '-', 'COUNT', '1')) as [string][];
  await redis.command('XDEL', LOG, last ?? '');
  expect(await redis.command('XLEN', LOG)).toBe(length);
  await redis.stop();
  await redis.start();
  await until(() => gaps.every(({ count }) => count === 1));
}, 30_000);

test('whoever is too late for a trimmed log is told so', async () => {
  const redis = await startRedis();
  const [a, b] = await Promise.all([openNode(redis), openNode(redis)]);
  const gaps = countGaps(b);
  await a.bus.publish(publication('a0'));
  await b.bus.reach(a.bus.position());
  const before = b.bus.position();
  b.commands.reset();
  // Entries come and go between two readings of b.
  const script = `for i = 1, 5 do
    local index = redis.call('HINCRBY', KEYS[2], 'index', 1)
    redis.call('XADD', KEYS[1], '*', 'p', redis.call('HGET', KEYS[2], 'epoch'), 'i', index, 'n', '', 's', 0, 'm', '[]', 'b', 0)
  end redis.call('XTRIM', KEYS[1], 'MAXLEN', 1)`;
  await redis.command('EVAL', script, '2', LOG, `${LOG}:state`);
  await until(() => gaps.count === 1);
  expect(b.bus.since(before)).toBeUndefined();
}, 20_000);

test('a node declared gone is refused, goes on under another id, and what was told for it is not told again', async () => {
  const redis = await startRedis();
  const [a, b] = await Promise.all([openNode(redis), openNode(redis)]);
  const { id, worker } = a.identity.node;
  const heards = [hear(a.bus), hear(b.bus)];
  await a.bus.publish(publication('a0'));
  await b.bus.publish({ type: 'RESYNC', data: {}, audience: 'nobody', access: { kind: 'node-gone', node_id: id, by: b.identity.node.id } });
  // Published before a has read that it is gone, or after: b tells it for a as well.
  const made = { ...publication('made'), made_id: '77' };
  await Promise.all([b.bus.publish(made), a.bus.publish(made), a.bus.publish(publication('a1'))]);
  await a.bus.publish(publication('a2'));
  await b.bus.publish(publication('b1'));
  await a.bus.reach(b.bus.position());
  expect(a.identity.node.id).not.toBe(id);
  expect(a.identity.node.worker).not.toBe(worker);
  expect(a.identity.node.was(id)).toBe(true);
  const told = heards.map((heard) => names(events(heard).filter(({ type }) => type === 'GUILD_DELETE')));
  expect(told[0]).toEqual(told[1]);
  expect([...(told[0] ?? [])].sort()).toEqual(['a0', 'a1', 'a2', 'b1', 'made']);
}, 20_000);

test('a new node knows what the others told before it came', async () => {
  const redis = await startRedis();
  const a = await openNode(redis);
  const start = a.bus.position();
  for (let i = 0; i < 450; i++) void a.bus.publish(publication(`a${i}`));
  await a.bus.publish({ ...publication('a450'), made_id: '88' });
  const b = await openNode(redis);
  expect(names(b.bus.since(start))).toEqual(numbers(451, 'a'));
  expect(b.bus.since(start)).toEqual(a.bus.since(start));
  expect(b.bus.hasHeard('88')).toBe(true);
  expect(b.bus.position()).toBe(a.bus.position());
});

test('a node that starts long after the last one knows what that told at its end', async () => {
  const redis = await startRedis();
  const a = await openNode(redis);
  for (const made_id of ['88', '89']) await a.bus.publish({ ...publication(made_id), made_id });
  await a.close();
  const entries = (await redis.command('XRANGE', LOG, '-', '+')) as [id: string, fields: string[]][];
  await redis.command('DEL', LOG);
  for (const [id, fields] of entries) await redis.command('XADD', LOG, `${Number.parseInt(id, 10) - 3_600_000}-*`, ...fields);
  const b = await openNode(redis);
  for (const made_id of ['88', '89']) expect(b.bus.hasHeard(made_id)).toBe(true);
});

test('a node for which too much waits forgets it, and then everybody starts afresh', async () => {
  const redis = await startRedis();
  const [a, b] = await Promise.all([openNode(redis, { mostWaiting: 10_000 }), openNode(redis)]);
  const gaps = [a, b].map(countGaps);
  await a.bus.publish(publication('a0'));
  redis.freeze();
  const waiting: Promise<boolean>[] = [];
  for (let i = 1; i <= 20; i++) {
    waiting.push(a.bus.publish(publication(`${i}`.repeat(1000))).then(() => true, isUnavailable));
    await pause(1);
  }
  expect(a.bus.measure().waiting).toBeLessThan(20);
  redis.thaw();
  await until(() => gaps.every(({ count }) => count >= 1) && isWell(a.bus), 10_000);
  expect(new Set(await Promise.all(waiting))).toContain(false);
  await a.bus.publish(publication('a1'));
  await b.bus.reach(a.bus.position());
  expect(b.bus.position()).toBe(a.bus.position());
}, 20_000);
