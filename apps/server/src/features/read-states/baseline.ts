import { compareIds, type Id, snowflakeAt } from '@chat-js/protocol/ids.ts';

/** What is up to here was never new to somebody: it is from before the channel, or from before one of the moments at which they came. */
export function baselineOf(channel_id: Id, came_at: readonly string[]): Id {
  // A post begins with a message that has its id.
  const starts = [channel_id, ...came_at.map((moment) => snowflakeAt(Date.parse(moment)))].map((id) => String(BigInt(id) - 1n));
  return starts.reduce(later);
}

export function later(a: Id, b: Id): Id {
  return compareIds(a, b) >= 0 ? a : b;
}
