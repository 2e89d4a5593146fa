import type { Config } from './config.ts';
import type { Bus, Publication } from './events/bus.ts';
import { createLocalBus } from './events/local-bus.ts';
import type { Jobs } from './features/jobs/port.ts';
import type { Counters } from './features/limits/port.ts';
import type { Clock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import { ALONE, type Node } from './lib/node.ts';
import { createLocalJobs } from './nodes/local-jobs.ts';
import { memoryCounters } from './nodes/memory-counters.ts';

/** What nodes have in common beside the store. Closed with the bus. */
export interface Shared {
  bus: Bus;
  node: Node;
  jobs: Jobs;
  counters: Counters;
  /** When the last event before this start was told. ms since 1970; undefined where no order outlives the process. */
  toldUntil: number | undefined;
}

export interface SharingOptions {
  clock: Clock;
  logger: Logger;
  check: ((event: Publication) => void) | undefined;
}

/**
 * Everything in the memory of one process, or in the Redis of the configuration, whose driver is loaded only then. Throws
 * Unavailable when that Redis is out of reach.
 */
export async function openShared({ REDIS_URL: url }: Config, options: SharingOptions): Promise<Shared> {
  if (url !== undefined) {
    const { shareThroughRedis } = await import('./shared-through-redis.ts');
    return shareThroughRedis(url, options);
  }
  const { clock, check } = options;
  return { bus: createLocalBus(clock, check), node: ALONE, jobs: createLocalJobs(), counters: memoryCounters, toldUntil: undefined };
}
