import fc from 'fast-check';
import type { Nodes } from '../nodes.ts';
import { checkHistory } from './checks.ts';
import { beginHistory, endHistory, play } from './history.ts';
import { recordOrder } from './order.ts';
import { schedules } from './schedule.ts';

/** Schedules that run beside each other, each in a guild of its own: the time is spent waiting. */
const LANES = 4;

interface Plan {
  runs: number;
  seed: number;
  /** ms; what is not done by then fails. */
  limit: number;
}

/** Plays random schedules. Throws with the seed and the schedule that breaks something. */
export async function runHistories(nodes: Nodes, { runs, seed, limit }: Plan): Promise<{ events: number }> {
  const order = recordOrder(nodes);
  const property = fc.asyncProperty(schedules, async (schedule) => {
    const history = await beginHistory(nodes);
    try {
      await play(history, schedule);
      await checkHistory(history, order);
    } finally {
      await endHistory(history);
    }
  });
  await Promise.all(
    Array.from({ length: LANES }, (_, lane) =>
      fc.assert(property, {
        numRuns: Math.ceil(runs / LANES),
        seed: seed + lane,
        interruptAfterTimeLimit: limit,
        markInterruptAsFailure: true,
        // What happens at the same moment happens otherwise the next time: a smaller schedule would show something else.
        endOnFailure: true,
      }),
    ),
  );
  return { events: order.compare() };
}
