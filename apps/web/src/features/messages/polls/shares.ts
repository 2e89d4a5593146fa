import type { PollCount } from '@chat-js/protocol/polls.ts';

/** Which part of all votes each answer has, 0 to 1. */
export function sharesOf(counts: readonly PollCount[]): Map<number, number> {
  const votes = counts.reduce((sum, { count }) => sum + count, 0);
  return new Map(counts.map(({ id, count }) => [id, votes === 0 ? 0 : count / votes]));
}
