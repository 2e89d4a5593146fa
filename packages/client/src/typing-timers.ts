import type { EventData } from '@chat-js/protocol/events.ts';
import type { State } from './state.ts';
import type { Store } from './store.ts';
import { stopTyping, TYPING_SHOWN } from './typing.ts';

/** Ends what TYPING_START began, by this device's clock: the two clocks need not agree. */
export function createTypingTimers(store: Store<State>) {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  return {
    watch({ channel_id, user_id, timestamp }: EventData<'TYPING_START'>) {
      const key = `${channel_id}/${user_id}`;
      clearTimeout(timers.get(key));
      const stop = () => {
        timers.delete(key);
        store.update((state) => stopTyping(state, channel_id, user_id, timestamp));
      };
      timers.set(key, setTimeout(stop, TYPING_SHOWN));
    },
    close() {
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
