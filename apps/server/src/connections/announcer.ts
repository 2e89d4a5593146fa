import type { Id } from '@chat-js/protocol/ids.ts';
import type { Seen } from '../features/presence/port.ts';
import { Unavailable } from '../lib/unavailable.ts';
import { looksSame } from './standing.ts';

/** How many people are told of at once: when a node is gone, thousands go at once. */
const AT_ONCE = 16;
/** The store may be away. */
const RETRY_MS = 5_000;

/** Tells others who came, who went, and as what people are seen. */
export interface Announcer {
  /** The person is seen in another way: what is so when their turn comes is told. */
  add(user_id: Id): void;
}

/** `tell` settles when it was told and everything before it was heard here. */
export function createAnnouncer(
  see: (user_id: Id) => Seen,
  tell: (user_id: Id, seen: Seen) => Promise<void>,
  failed: (error: unknown) => void,
): Announcer {
  const waiting = new Set<Id>();
  const busy = new Set<Id>();

  async function announce(user_id: Id): Promise<void> {
    const seen = see(user_id);
    await tell(user_id, seen);
    // Two nodes that speak at the same moment may be heard in the other order: the last word must be the true one.
    if (!looksSame(see(user_id), seen)) waiting.add(user_id);
  }

  function next(): void {
    for (const user_id of waiting) {
      if (busy.size >= AT_ONCE) return;
      if (busy.has(user_id)) continue;
      waiting.delete(user_id);
      busy.add(user_id);
      announce(user_id)
        .catch((error: unknown) => {
          failed(error);
          if (error instanceof Unavailable) setTimeout(() => add(user_id), RETRY_MS).unref();
        })
        .finally(() => {
          busy.delete(user_id);
          next();
        });
    }
  }

  function add(user_id: Id): void {
    // Whoever is being told of is looked at again afterwards.
    if (busy.has(user_id)) return;
    waiting.add(user_id);
    next();
  }

  return { add };
}
