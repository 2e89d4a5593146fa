import type { Id } from '@chat-js/protocol/ids.ts';

/** Who is connected. Answered from memory, on every node the same. */
export interface Presence {
  isOnline(user_id: Id): boolean;
  countOnline(guild_id: Id): number;
  /** Up to `limit` people of a guild who are online. */
  listOnline(guild_id: Id, limit: number): Id[];
}
