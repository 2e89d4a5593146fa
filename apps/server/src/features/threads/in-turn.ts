import { createQueues } from '../../lib/queues.ts';

/** What is told of a thread is told in the order in which it was kept. */
export const inTurn = createQueues();
