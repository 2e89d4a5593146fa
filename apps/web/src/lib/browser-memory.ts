import type { KeyValueStore } from '@chat-js/client/key-value-store.ts';

/** localStorage as the client sees it. A full or forbidden storage costs the memory of a reload, not the chat. */
export const browserMemory: KeyValueStore = {
  get: (key) => localStorage.getItem(key),
  set(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch (error) {
      console.warn('The browser does not store', key, error);
    }
  },
  remove: (key) => localStorage.removeItem(key),
  keys: (prefix) => Object.keys(localStorage).filter((key) => key.startsWith(prefix)),
};
