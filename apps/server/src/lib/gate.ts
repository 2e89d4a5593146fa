/** The queue is full. */
export class Crowded extends Error {
  override name = 'Crowded';
}

export interface Gate {
  /** Does the work when it is its turn. @throws Crowded */
  pass<T>(key: string, work: () => Promise<T>): Promise<T>;
}

interface Bounds {
  /** At once, altogether and for one key. */
  atOnce: number;
  perKey: number;
  /** How many may wait. */
  waiting: number;
  /** And for one key. */
  waitingPerKey?: number;
}

/** Bounds how much is done at once; a key that is slow does not hold up the others. */
export function createGate({ atOnce, perKey, waiting: most, waitingPerKey = most }: Bounds): Gate {
  const running = new Map<string, number>();
  const waiting: { key: string; start: () => void }[] = [];
  let total = 0;

  const isFree = (key: string) => total < atOnce && (running.get(key) ?? 0) < perKey;

  function enter(key: string): void {
    total += 1;
    running.set(key, (running.get(key) ?? 0) + 1);
  }

  function leave(key: string): void {
    total -= 1;
    const left = (running.get(key) ?? 1) - 1;
    if (left > 0) running.set(key, left);
    else running.delete(key);
    const next = waiting.findIndex((one) => isFree(one.key));
    const [one] = next === -1 ? [] : waiting.splice(next, 1);
    one?.start();
  }

  return {
    async pass(key, work) {
      if (isFree(key)) enter(key);
      else {
        const isCrowded = waiting.length >= most || waiting.filter((one) => one.key === key).length >= waitingPerKey;
        if (isCrowded) throw new Crowded('too many are waiting');
        await new Promise<void>((resolve) => {
          waiting.push({
            key,
            start() {
              enter(key);
              resolve();
            },
          });
        });
      }
      try {
        return await work();
      } finally {
        leave(key);
      }
    },
  };
}
