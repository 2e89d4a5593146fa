/** A copy without some keys; the same object when it holds none of them. */
export function without<T>(record: Readonly<Record<string, T>>, keys: Iterable<string>): Readonly<Record<string, T>> {
  const gone = new Set([...keys].filter((key) => key in record));
  if (gone.size === 0) return record;
  return Object.fromEntries(Object.entries(record).filter(([key]) => !gone.has(key)));
}

/** A record of items, by a key of each. */
export function keyBy<T>(items: readonly T[], key: (item: T) => string): Record<string, T> {
  return Object.fromEntries(items.map((item) => [key(item), item]));
}

/** Equal field by field, one level deep. */
export function sameFields<T extends object>(a: T | undefined, b: T): boolean {
  if (a === undefined) return false;
  const keys = Object.keys(b) as (keyof T)[];
  return keys.length === Object.keys(a).length && keys.every((key) => Object.is(a[key], b[key]));
}
