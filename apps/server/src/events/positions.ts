/** A place in the log: `<ms>-<number in the ms>.<number in the entry>`. Positions come from clients: junk is no position. */
const POSITION = /^([0-9]{1,15})-([0-9]{1,15})\.([0-9]{1,5})$/;

export function isLogPosition(text: string): boolean {
  return POSITION.test(text);
}

/** Compares positions as numbers. */
export function compareLogPositions(a: string, b: string): number {
  const [, aMs, aSeq, aIndex] = POSITION.exec(a) ?? [];
  const [, bMs, bSeq, bIndex] = POSITION.exec(b) ?? [];
  return Number(aMs) - Number(bMs) || Number(aSeq) - Number(bSeq) || Number(aIndex) - Number(bIndex);
}

/** Compares ids of entries, `<ms>-<number in the ms>`. */
export function compareEntryIds(a: string, b: string): number {
  return compareLogPositions(`${a}.0`, `${b}.0`);
}

/** When Redis placed it. ms since 1970. */
export function timeOfPosition(position: string): number {
  return Number(POSITION.exec(position)?.[1]);
}
