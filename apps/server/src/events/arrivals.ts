import { compareLogPositions } from './positions.ts';

/** Those who wait until the log was heard up to a position that another node may have told already. */
export interface Arrivals {
  /** Settles when everything up to the position was heard, or after `ms`: a client may name any position. */
  wait(position: string, ms: number): Promise<void>;
  /** Everything up to here was heard. */
  arrive(position: string): void;
  /** Those who wait now. */
  count(): number;
}

export function createArrivals(): Arrivals {
  const waiting = new Set<{ position: string; settle: () => void }>();
  return {
    wait(position, ms) {
      return new Promise((resolve) => {
        const arrival = { position, settle };
        const timer = setTimeout(settle, ms);
        waiting.add(arrival);

        function settle(): void {
          clearTimeout(timer);
          waiting.delete(arrival);
          resolve();
        }
      });
    },
    arrive(position) {
      for (const arrival of waiting) if (compareLogPositions(arrival.position, position) <= 0) arrival.settle();
    },
    count: () => waiting.size,
  };
}
