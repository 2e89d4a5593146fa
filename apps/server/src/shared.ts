import type { Bus, Publication } from './events/bus.ts';
import { createLocalBus } from './events/local-bus.ts';
import { createRedisBus } from './events/redis-bus.ts';
import type { Jobs } from './features/jobs/port.ts';
import type { Counters } from './features/limits/port.ts';
import type { Clock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import { ALONE, type Node } from './lib/node.ts';
import { takeIdentity } from './nodes/identity.ts';
import { createLocalJobs } from './nodes/local-jobs.ts';
import { memoryCounters } from './nodes/memory-counters.ts';
import { openRedis } from './nodes/redis.ts';
import { createRedisCounters } from './nodes/redis-counters.ts';
import { createRedisJobs } from './nodes/redis-jobs.ts';

/** What nodes have in common beside the store. Closed with the bus. */
export interface Shared {
  bus: Bus;
  node: Node;
  jobs: Jobs;
  counters: Counters;
}

interface Options {
  clock: Clock;
  logger: Logger;
  check: ((event: Publication) => void) | undefined;
}

/** One process, with everything in its memory. */
export function shareWithNobody({ clock, check }: Options): Shared {
  return { bus: createLocalBus(clock, check), node: ALONE, jobs: createLocalJobs(), counters: memoryCounters };
}

/** One node of those that name the same Redis. Throws Unavailable when that is out of reach. */
export async function shareThroughRedis(url: string, { logger, check }: Options): Promise<Shared> {
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
  };
}
