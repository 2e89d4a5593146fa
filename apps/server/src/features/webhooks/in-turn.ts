import { createQueues } from '../../lib/queues.ts';

/** What a webhook brings and its end, one after the other: after the end nothing comes. */
export const inTurn = createQueues();
