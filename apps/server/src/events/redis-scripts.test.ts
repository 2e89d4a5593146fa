import { expect, test } from 'vitest';
import { startRedis } from '../../tests/support/redis.ts';
import { events, hear, names, publication } from './contract/hearing.ts';
import { openNode } from './contract/redis-nodes.ts';
import { LOG, nodeKey, SCRIPTS, STATE } from './redis-scripts.ts';

const starting = startRedis();

/** Appends one event as a node would; answers what became of it. */
async function append(node: string, seq: number, { after = 0, gone = [] as string[], data = '{}' } = {}): Promise<string> {
  const keys = [STATE, LOG, nodeKey(node), ...gone.map(nodeKey)];
  const args = ['an epoch', node, String(seq), String(after), '["one"]', data];
  const reply = await (await starting).command('EVAL', SCRIPTS.append.source, String(keys.length), ...keys, ...args);
  return (reply as [string])[0];
}

async function countEntries(): Promise<number> {
  return Number(await (await starting).command('XLEN', LOG));
}

test('a repeated entry is known, and one whose predecessor is missing is too early', async () => {
  expect(await append('a', 1)).toBe('added');
  const count = await countEntries();
  expect(await append('a', 1)).toBe('known');
  expect(await append('a', 3, { after: 2 })).toBe('early');
  expect(await countEntries()).toBe(count);
  expect(await append('a', 2, { after: 1 })).toBe('added');
  expect(await append('a', 1)).toBe('known');
  expect(await append('b', 1)).toBe('added');
});

test('nothing new is taken from a node that is gone; what was taken before stays known', async () => {
  await append('c', 1);
  expect(await append('d', 1, { gone: ['c', 'unheard of'] })).toBe('added');
  const count = await countEntries();
  expect(await append('c', 1)).toBe('known');
  expect(await append('c', 2)).toBe('gone');
  expect(await append('unheard of', 1)).toBe('gone');
  expect(await append('e', 1, { gone: ['c'] })).toBe('added');
  expect(await append('c', 1)).toBe('known');
  expect(await countEntries()).toBe(count + 1);
});

test('the log has an end: of many large entries the oldest go', async () => {
  const data = 'x'.repeat(4 * 1024 * 1024);
  for (let seq = 1; seq <= 48; seq++) expect(await append('f', seq, { data })).toBe('added');
  const [[, fields = []] = []] = (await (await starting).command('XRANGE', LOG, '-', '+', 'COUNT', '1')) as [string, string[]][];
  expect(fields).toContain('f');
  const used = /used_memory:([0-9]+)/.exec(String(await (await starting).command('INFO', 'memory')))?.[1];
  expect(Number(used)).toBeLessThan(48 * data.length);
});

test('a node that is refused before it has heard why goes on under another id, without its old news', async () => {
  await (await starting).command('FLUSHALL');
  const [a, b] = await Promise.all([openNode(await starting), openNode(await starting)]);
  const heard = hear(b.bus);
  await a.bus.publish(publication('a0'));
  const { id } = a.identity.node;
  await (await starting).command('SET', nodeKey(id), `gone:${await (await starting).command('GET', nodeKey(id))}`);
  await Promise.all([
    a.bus.publish(publication('a1')),
    a.bus.publish({
      type: 'RESYNC',
      data: {},
      audience: 'nobody',
      access: {
        kind: 'came',
        node_id: id,
        user_id: '1',
        standing: { guild_ids: [], idle: false, wish: { revision: 0, status: 'online', custom_status: null } },
      },
    }),
    a.bus.publish(publication('a2')),
  ]);
  await b.bus.reach(a.bus.position());
  expect(names(events(heard))).toEqual(['a0', 'a1', 'a2']);
  expect(a.identity.node.id).not.toBe(id);
});
