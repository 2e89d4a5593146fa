import { timeOfPosition } from './events/positions.ts';
import { createRedisBus } from './events/redis-bus.ts';
import { takeIdentity } from './nodes/identity.ts';
import { openRedis } from './nodes/redis.ts';
import { createRedisCounters } from './nodes/redis-counters.ts';
import { createRedisJobs } from './nodes/redis-jobs.ts';
import type { Shared, SharingOptions } from './shared.ts';

/** One node of those that name the same Redis. Throws Unavailable when that is out of reach. */
export async function shareThroughRedis(url: string, { logger, check }: SharingOptions): Promise<Shared> {
  const commands = await openRedis(url, logger);
  const identity = await takeIdentity(commands, logger);
  const bus = await createRedisBus({ commands, reading: await openRedis(url, logger), identity, logger, check });
  return {
    bus: {
      ...bus,
      async close() {
        await bus.close();
        await identity.close();
        commands.close();
      },
    },
    node: identity.node,
    jobs: createRedisJobs(commands, logger),
    counters: createRedisCounters(commands),
    toldUntil: timeOfPosition(bus.position()),
  };
}
