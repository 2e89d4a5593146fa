import { type Id, SNOWFLAKE_EPOCH } from '@chat-js/protocol/ids.ts';
import type { Clock } from './clock.ts';
import { ALONE, type Node } from './node.ts';

const SEQUENCES_PER_MS = 4096;

export interface IdSource {
  /** A new snowflake, higher than every one issued or seen before. */
  next(): Id;
  /** Never issue an id at or below this one. */
  observe(id: Id): void;
}

/**
 * 42 bits of time, 10 of worker, 12 of sequence (Discord API reference, "Snowflakes"). When the clock stands or goes
 * back, ids go on from the highest seen, borrowing milliseconds from the future.
 */
export function createIdSource(clock: Clock, node: Pick<Node, 'worker'> = ALONE): IdSource {
  let time = 0;
  let sequence = 0;
  let worker = node.worker;

  const newest = () => (BigInt(time) << 22n) | (BigInt(worker & 1023) << 12n) | BigInt(Math.max(0, sequence));

  /** Another worker may be a lower one: it begins with a ms of its own. */
  function changeWorker(): void {
    worker = node.worker;
    time += 1;
    sequence = -1;
  }

  return {
    next() {
      if (worker !== node.worker) changeWorker();
      const now = clock.now() - SNOWFLAKE_EPOCH;
      if (now > time) {
        time = now;
        sequence = 0;
      } else if (++sequence === SEQUENCES_PER_MS) {
        time += 1;
        sequence = 0;
      }
      return String(newest());
    },
    observe(id) {
      if (BigInt(id) <= newest()) return;
      time = Number(BigInt(id) >> 22n) + 1;
      sequence = -1;
    },
  };
}
