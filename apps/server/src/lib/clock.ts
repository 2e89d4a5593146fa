/** The only source of time, so that tests can turn it. */
export interface Clock {
  /** ms since 1970. */
  now(): number;
}

export const systemClock: Clock = { now: Date.now };

/** ISO 8601 in the form of the Discord API: microseconds and an offset. */
export function isoTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, -1)}000+00:00`;
}
