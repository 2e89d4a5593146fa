/** What survives a reload: localStorage in a browser, a file or memory elsewhere. Values are strings. */
export interface KeyValueStore {
  get: (key: string) => string | null;
  set: (key: string, value: string) => void;
  remove: (key: string) => void;
  /** Every key that begins with `prefix`. */
  keys: (prefix: string) => string[];
}

/** Forgets everything with the process: tests, bots, bench. */
export function memoryStore(): KeyValueStore {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => void values.set(key, value),
    remove: (key) => void values.delete(key),
    keys: (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)),
  };
}
