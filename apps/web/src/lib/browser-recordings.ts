import type { RecordingStore } from '@chat-js/client/recordings.ts';
import { createStore, del, get, set } from 'idb-keyval';

let opened: ReturnType<typeof createStore> | undefined;

function store() {
  opened ??= createStore('chat.recordings', 'recordings');
  return opened;
}

/** IndexedDB as the client sees it. */
export const browserRecordings: RecordingStore = {
  get: (nonce) => get(nonce, store()),
  set: (nonce, bytes) => set(nonce, bytes, store()),
  remove: (nonce) => del(nonce, store()),
};
