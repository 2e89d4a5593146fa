/** A value outside of React: `getState` and `subscribe` are what `useSyncExternalStore` asks for. */
export interface Store<T> {
  getState: () => T;
  /** Replaces the value; listeners hear of it only when it is another one. */
  update: (change: (value: T) => T) => void;
  /** Answers the function that ends the subscription. */
  subscribe: (listener: () => void) => () => void;
}

/** A store with a first value. */
export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    getState: () => value,
    update(change) {
      const next = change(value);
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
