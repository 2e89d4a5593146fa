/** ms of a clock that all processes of a machine share and nobody sets. */
export function moment(): number {
  return Number(process.hrtime.bigint() / 1000n) / 1000;
}

/** A text that carries the moment it was sent, `size` characters long. */
export function stamped(at: number, size: number): string {
  return `${at} `.padEnd(size, 'the quick brown fox jumps over the lazy dog ');
}

/** The moment that a text carries. */
export function stampOf(content: string): number {
  const at = Number.parseFloat(content);
  if (Number.isNaN(at)) throw new Error(`Not written by the load: ${content.slice(0, 40)}`);
  return at;
}
