import { describe } from 'vitest';
import { startRedis } from '../../tests/support/redis.ts';
import { busContract } from './contract/bus.contract.ts';
import { openNode, type RedisNode } from './contract/redis-nodes.ts';
import { createLocalBus } from './local-bus.ts';

describe('the bus of one process', () =>
  busContract(async (count) => {
    const bus = createLocalBus({ now: Date.now });
    return [bus, ...Array.from({ length: count - 1 }, () => bus)];
  }));

describe('the bus in Redis', () => {
  const starting = startRedis();
  let open: RedisNode[] = [];
  busContract(async (count) => {
    const redis = await starting;
    await Promise.all(open.map((node) => node.close()));
    await redis.command('FLUSHALL');
    open = await Promise.all(Array.from({ length: count }, () => openNode(redis)));
    const [first, ...rest] = open.map(({ bus }) => bus);
    if (!first) throw new Error('no bus');
    return [first, ...rest];
  });
});
