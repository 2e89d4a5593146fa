import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Counters } from '../features/limits/port.ts';
import { counterOf, UNBOUNDED } from './counter.ts';

/** Counts of one process. */
export const memoryCounters: Counters = ({ name, seconds }) =>
  counterOf(new RateLimiterMemory({ keyPrefix: name, points: UNBOUNDED, duration: seconds }));
