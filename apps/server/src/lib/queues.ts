/** Does the work when everything before it under the same key is done, whatever became of that. */
export type Queues = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** One thing after another for each key; different keys do not wait for each other. */
export function createQueues(): Queues {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, turn);
    try {
      return await turn;
    } finally {
      if (last.get(key) === turn) last.delete(key);
    }
  };
}
