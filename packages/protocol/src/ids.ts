/** First millisecond of the snowflake clock: 2015-01-01T00:00:00.000Z (Discord API reference, "Snowflakes"). Unit: ms. */
export const SNOWFLAKE_EPOCH = 1_420_070_400_000;

/** A snowflake as it travels: 64 bits, always a decimal string. */
export type Id = string;

/** No id is above it: databases keep them as signed 64-bit integers. */
export const HIGHEST_ID: Id = '9223372036854775807';

/** Creation time held in the upper 42 bits of a snowflake. Unit: ms since 1970. */
export function snowflakeTime(id: Id): number {
  return Number(BigInt(id) >> 22n) + SNOWFLAKE_EPOCH;
}

/** The lowest snowflake of a moment; a cursor for "after this time". `time` in ms since 1970. */
export function snowflakeAt(time: number): Id {
  return String(BigInt(Math.max(0, Math.floor(time) - SNOWFLAKE_EPOCH)) << 22n);
}

/** Orders snowflakes by value without BigInt: a shorter decimal string is a smaller number. */
export function compareIds(a: Id, b: Id): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}
