import type { Id } from '@chat-js/protocol/ids.ts';
import { backoff } from './backoff.ts';
import { type CallError, toCallError } from './errors.ts';
import type { KeyValueStore } from './key-value-store.ts';
import { without } from './records.ts';
import type { State } from './state.ts';
import type { Store } from './store.ts';

/** How long a deletion can be taken back, in ms. */
const TAKE_BACK_MS = 5_000;

/** Where deletions come from, and where they go. */
export interface RemovalsOptions {
  store: Store<State>;
  memory: KeyValueStore;
  remove: (channel_id: Id, message_id: Id) => Promise<unknown>;
  delay?: number;
}

/** What is gone already needs no deletion. */
const GONE = 404;

/** Own messages that are on their way out: hidden at once, deleted a moment later, unless they are taken back before. */
export function createRemovals({ store, memory, remove, delay = TAKE_BACK_MS }: RemovalsOptions) {
  const timers = new Map<Id, ReturnType<typeof setTimeout>>();
  const waiters = new Map<Id, (error?: CallError) => void>();
  const keyOf = (message_id: Id | '' = '') => `removing/${store.getState().me?.id}/${message_id}`;

  function hide(channel_id: Id, message_id: Id, ms: number, attempts = 0) {
    store.update((state) => ({ ...state, removing: { ...state.removing, [message_id]: channel_id } }));
    clearTimeout(timers.get(message_id));
    timers.set(
      message_id,
      setTimeout(() => void run(channel_id, message_id, attempts), ms),
    );
  }

  function settle(message_id: Id, error?: CallError) {
    clearTimeout(timers.get(message_id));
    timers.delete(message_id);
    memory.remove(keyOf(message_id));
    store.update((state) => ({ ...state, removing: without(state.removing, [message_id]) }));
    waiters.get(message_id)?.(error);
    waiters.delete(message_id);
  }

  async function run(channel_id: Id, message_id: Id, attempts: number) {
    // Too late to be taken back.
    timers.delete(message_id);
    try {
      await remove(channel_id, message_id);
      settle(message_id);
    } catch (thrown) {
      const error = toCallError(thrown);
      if (error.passing) return hide(channel_id, message_id, backoff(attempts, { most: 30_000 }), attempts + 1);
      settle(message_id, error.status === GONE ? undefined : error);
    }
  }

  return {
    /** Settles when it is done or taken back; throws what the server says against it. */
    add(channel_id: Id, message_id: Id): Promise<void> {
      memory.set(keyOf(message_id), channel_id);
      hide(channel_id, message_id, delay);
      return new Promise((resolve, reject) => waiters.set(message_id, (error) => (error ? reject(error) : resolve())));
    },
    /** Answers false when it is too late. */
    cancel(message_id: Id): boolean {
      if (!timers.has(message_id)) return false;
      settle(message_id);
      return true;
    },
    /** Goes on with what an earlier run of the program left. */
    restore() {
      for (const key of memory.keys(keyOf())) {
        const message_id = key.slice(keyOf().length);
        const channel_id = memory.get(key);
        if (channel_id !== null && !timers.has(message_id)) hide(channel_id, message_id, 0);
      }
    },
    /** Waits no longer: the page is closed. What does not get through is done at the next start. */
    flush() {
      for (const [message_id, timer] of [...timers]) {
        clearTimeout(timer);
        const channel_id = store.getState().removing[message_id];
        if (channel_id !== undefined) void run(channel_id, message_id, 0);
      }
    },
    close() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
