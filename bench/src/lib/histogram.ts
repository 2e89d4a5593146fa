const STEP_MS = 0.05;
const BUCKETS = 200_000;

export interface Histogram {
  /** `ms`, counted into steps of 0.05 ms up to 10 s. */
  add(ms: number): void;
  quantile(q: number): number;
  count(): number;
  /** What was counted, to be added to a histogram of another process. */
  counts(): Counts;
  addCounts(counts: Counts): void;
}

/** The steps in which something was counted, and how often. */
export type Counts = readonly (readonly [step: number, count: number])[];

export function createHistogram(): Histogram {
  const buckets = new Uint32Array(BUCKETS);
  let total = 0;
  return {
    add: (ms) => {
      const index = Math.min(BUCKETS - 1, Math.max(0, Math.floor(ms / STEP_MS)));
      buckets[index] = (buckets[index] ?? 0) + 1;
      total++;
    },
    quantile: (q) => {
      let left = Math.ceil(total * q);
      for (let index = 0; index < BUCKETS; index++) {
        left -= buckets[index] ?? 0;
        if (left <= 0) return (index + 1) * STEP_MS;
      }
      return BUCKETS * STEP_MS;
    },
    count: () => total,
    counts() {
      const counts: [number, number][] = [];
      buckets.forEach((count, step) => {
        if (count > 0) counts.push([step, count]);
      });
      return counts;
    },
    addCounts(counts) {
      for (const [step, count] of counts) {
        buckets[step] = (buckets[step] ?? 0) + count;
        total += count;
      }
    },
  };
}

/** What several processes counted, as if one had. */
export function mergeCounts(parts: readonly Counts[]): Histogram {
  const merged = createHistogram();
  for (const part of parts) merged.addCounts(part);
  return merged;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
