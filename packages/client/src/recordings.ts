/** A voice message before it is sent. `waveform`: how loud it is, a byte each, base64. */
export interface Recording {
  bytes: Uint8Array<ArrayBuffer>;
  duration_secs: number;
  waveform: string;
}

/** Where recordings wait to be sent, by the nonce of their message: IndexedDB in a browser, so that they survive a reload. */
export interface RecordingStore {
  get: (nonce: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Rejects when there is no room. */
  set: (nonce: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  remove: (nonce: string) => Promise<void>;
}

/** Forgets everything with the process. */
export function memoryRecordings(): RecordingStore {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    get: async (nonce) => kept.get(nonce),
    set: async (nonce, bytes) => void kept.set(nonce, bytes),
    remove: async (nonce) => void kept.delete(nonce),
  };
}
