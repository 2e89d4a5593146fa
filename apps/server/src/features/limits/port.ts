/** How often something was done since its period began. */
export interface Count {
  done: number;
  /** Until the period ends. Unit: ms. */
  msLeft: number;
}

export interface Counter {
  /** Counts one more. */
  add(key: string): Promise<Count>;
  /** undefined when nothing was counted. */
  get(key: string): Promise<Count | undefined>;
  forget(key: string): Promise<void>;
}

export interface CounterOptions {
  name: string;
  /** A period begins with the first count of a key. */
  seconds: number;
  /** While the counts that nodes share are out of reach: `here` counts on this node, `refuse` throws Unavailable. */
  away: 'here' | 'refuse';
}

/** Makes the counters behind limits. All nodes together count one number. */
export type Counters = (options: CounterOptions) => Counter;
