import type { Clock } from '../lib/clock.ts';
import { nothing } from '../lib/nothing.ts';
import type { Bus, Listener, PlacedEvent, Publication } from './bus.ts';
import { placeEvent } from './place.ts';
import { createRing } from './ring.ts';

const MAX_POSITIONS_PER_MS = 1000;

/** The order of one process. Positions start from the clock, so that those of an earlier process are older, never mistaken. */
export function createLocalBus(clock: Clock, check: (event: Publication) => void = nothing): Bus {
  const start = clock.now() * MAX_POSITIONS_PER_MS;
  let last = start;
  const ring = createRing(String(start), comparePositions);
  const listeners: Listener[] = [];
  let waiting: { event: Publication; settle: () => void }[] = [];

  function flush(): void {
    const batch = waiting;
    waiting = [];
    const group: PlacedEvent[] = batch.map(({ event }) => placeEvent(event, String(++last)));
    ring.push(group, clock.now());
    for (const listen of listeners) listen(group);
    for (const { settle } of batch) settle();
  }

  return {
    publish(event) {
      check(event);
      return new Promise((settle) => {
        waiting.push({ event, settle });
        // What is published in one turn leaves as one group; a lone event waits for nobody.
        if (waiting.length === 1) setImmediate(flush);
      });
    },
    subscribe(listener) {
      listeners.push(listener);
    },
    position: () => String(last),
    since(position) {
      if (!/^[0-9]{1,16}$/.test(position) || Number(position) > last) return undefined;
      return ring.since(position);
    },
    before: ring.before,
    reach: async () => nothing(),
    // Nobody else could have told it.
    hasHeard: () => true,
    // One process has its order in memory: always there, never with a gap.
    check: nothing,
    onGap: nothing,
    measure: () => ({ waiting: waiting.length, silence: 0, reconnects: 0 }),
    async close() {
      if (waiting.length > 0) flush();
    },
  };
}

function comparePositions(a: string, b: string): number {
  return Number(a) - Number(b);
}
