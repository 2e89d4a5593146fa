import type { Id } from '@chat-js/protocol/ids.ts';
import type { KeyValueStore } from './key-value-store.ts';
import type { State } from './state.ts';
import type { Store } from './store.ts';

const keyOf = (user_id: Id, channel_id = '') => `seen/${user_id}/${channel_id}`;

/** Writes down what was seen, channel by channel; answers the function that stops it. */
export function keepSeen(store: Store<State>, memory: KeyValueStore): () => void {
  let before = store.getState().seen;
  return store.subscribe(() => {
    const { seen, me } = store.getState();
    if (seen === before || !me) return;
    for (const [channel_id, id] of Object.entries(seen)) if (before[channel_id] !== id) memory.set(keyOf(me.id, channel_id), id);
    for (const channel_id of Object.keys(before)) if (!(channel_id in seen)) memory.remove(keyOf(me.id, channel_id));
    before = seen;
  });
}

/** What this person had seen on this device. */
export function readSeen(memory: KeyValueStore, user_id: Id): Record<Id, Id> {
  const prefix = keyOf(user_id);
  return Object.fromEntries(memory.keys(prefix).map((key) => [key.slice(prefix.length), memory.get(key) ?? '0']));
}
