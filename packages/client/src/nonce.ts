let last = 0;

/** A nonce of 20 characters: sorts by the time it was made, also within one millisecond, and is not guessed or met twice. */
export function makeNonce(now = Date.now()): string {
  last = Math.max(now, last + 1);
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint32Array(2));
  const random = (a.toString(36) + b.toString(36)).padStart(10, '0').slice(-10);
  return `${last.toString(36).padStart(10, '0')}${random}`;
}
