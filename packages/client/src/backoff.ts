/**
 * Time until the next attempt, in ms: doubles from `first` to `most`, and half of it is chance, so that clients that were
 * cut off together do not return together.
 */
export function backoff(attempt: number, { first = 500, most = 20_000, random = Math.random } = {}): number {
  const full = Math.min(most, first * 2 ** Math.min(attempt, 16));
  return full / 2 + (random() * full) / 2;
}
