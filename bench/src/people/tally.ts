import { type Counts, createHistogram, type Histogram, mergeCounts } from '../lib/histogram.ts';

/** What one process of clients saw. Plain data. */
export interface Seen {
  sent: number;
  /** Messages received by people who were there when they were sent. */
  received: number;
  /** Messages received after a connection came back. */
  caughtUp: number;
  /** Connections that came back and went on where they were, and those that had to begin anew. */
  resumed: number;
  anew: number;
  /** From sending to receiving, and from a broken connection to the restored one. */
  latency: Counts;
  away: Counts;
  errors: readonly (readonly [what: string, times: number])[];
  /** CPU seconds of this process so far. */
  cpu: number;
}

/** What all processes saw together. */
export interface SeenByAll extends Omit<Seen, 'latency' | 'away'> {
  latency: Histogram;
  away: Histogram;
}

/** Where the people of one process write down what they see. */
export interface Tally {
  count(what: 'sent' | 'received' | 'caughtUp' | 'resumed' | 'anew'): void;
  latency: Histogram;
  away: Histogram;
  error(what: string): void;
  seen(): Seen;
  /** Forgets all but the errors. */
  forget(): void;
}

export function createTally(): Tally {
  const errors = new Map<string, number>();
  const zero = () => ({ sent: 0, received: 0, caughtUp: 0, resumed: 0, anew: 0 });
  let counts = zero();
  const tally: Tally = {
    latency: createHistogram(),
    away: createHistogram(),
    count: (what) => {
      counts[what]++;
    },
    error: (what) => void errors.set(what, (errors.get(what) ?? 0) + 1),
    seen() {
      const { user, system } = process.cpuUsage();
      return {
        ...counts,
        latency: tally.latency.counts(),
        away: tally.away.counts(),
        errors: [...errors],
        cpu: (user + system) / 1e6,
      };
    },
    forget() {
      counts = zero();
      tally.latency = createHistogram();
      tally.away = createHistogram();
    },
  };
  return tally;
}

/** Adds up what several processes saw. */
export function mergeSeen(parts: readonly Seen[]): SeenByAll {
  const errors = new Map<string, number>();
  for (const [what, times] of parts.flatMap((part) => part.errors)) errors.set(what, (errors.get(what) ?? 0) + times);
  const sum = (read: (part: Seen) => number) => parts.reduce((total, part) => total + read(part), 0);
  return {
    sent: sum((part) => part.sent),
    received: sum((part) => part.received),
    caughtUp: sum((part) => part.caughtUp),
    resumed: sum((part) => part.resumed),
    anew: sum((part) => part.anew),
    latency: mergeCounts(parts.map((part) => part.latency)),
    away: mergeCounts(parts.map((part) => part.away)),
    errors: [...errors],
    cpu: sum((part) => part.cpu),
  };
}
