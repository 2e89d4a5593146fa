import type { Poll } from '@chat-js/protocol/polls.ts';
import { useEffect, useState } from 'react';

/** How often the time that is left is told anew. ms */
const TICK = 30_000;

/** Whether nobody can vote any more: the end is known before the server writes it down. */
export function useHasEnded({ expiry, results }: Poll): boolean {
  const [now, setNow] = useState(() => Date.now());
  const end = Date.parse(expiry);
  const ended = results.is_finalized || end <= now;
  useEffect(() => {
    if (ended) return;
    const timer = setTimeout(() => setNow(Date.now()), Math.min(TICK, Math.max(end - now, 0) + 50));
    return () => clearTimeout(timer);
  }, [ended, end, now]);
  return ended;
}
