import type { Id } from '@chat-js/protocol/ids.ts';

/** Snowflakes of rows are 64-bit integers in the database: they sort as numbers and take eight bytes. */
export type Stored = bigint;

const HIGHEST = 2n ** 63n - 1n;

/** A cursor may be higher than any id that is stored: it means the same as the highest. */
export function stored(id: Id): Stored {
  const number = BigInt(id);
  return number > HIGHEST ? HIGHEST : number;
}

export function storedOrNull(id: Id | null): Stored | null {
  return id === null ? null : stored(id);
}

/** Rows in the order of `ids`; what is missing is left out. */
export function inOrderOf<Row extends { id: Id }>(ids: readonly Id[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
