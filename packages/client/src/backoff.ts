import type { CallError } from './errors.ts';

/** Within this time everybody whose server went away has tried to return. Unit: ms. */
const FIRST_RETURN = 2000;

/**
 * Time until the next attempt, in ms: doubles from `first` to `most`, and half of it is chance, so that clients that were
 * cut off together do not return together.
 */
export function backoff(attempt: number, { first = 500, most = 20_000, random = Math.random } = {}): number {
  const full = Math.min(most, first * 2 ** Math.min(attempt, 16));
  return full / 2 + (random() * full) / 2;
}

/** Time until the next attempt to connect, in ms. All of the first one is chance: a server does not lose one client, it loses all. */
export function returnDelay(attempt: number, { most = 20_000, random = Math.random } = {}): number {
  if (attempt === 0) return random() * Math.min(most, FIRST_RETURN);
  return backoff(attempt, { first: FIRST_RETURN / 2, most, random });
}

/** What the server asked to wait, in ms; undefined when it did not. */
export function askedDelay(error: CallError | null, random = Math.random): number | undefined {
  if (error?.retryAfter === undefined) return undefined;
  // A 429 is told to one; a 503 is told to all, and they would come back as one.
  return error.status === 503 ? error.retryAfter * (1 + random()) : error.retryAfter;
}
