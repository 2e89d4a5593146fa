import type { Id } from '@chat-js/protocol/ids.ts';

/** An event comes to every node long before this. ms. */
const REMEMBER_MS = 60_000;

/** The joins of the last minute that were heard here. */
export interface Joins {
  hear(user_id: Id, guild_id: Id): void;
  /** The store knows of a membership whose event has not come yet. `joined_ms` since 1970. */
  isAhead(user_id: Id, guild_id: Id, joined_ms: number): boolean;
}

export function createJoins(): Joins {
  /** In the order of hearing. */
  const heard = new Map<string, number>();

  return {
    hear(user_id, guild_id) {
      const now = performance.now();
      for (const [key, at] of heard) {
        if (now - at < REMEMBER_MS) break;
        heard.delete(key);
      }
      const key = keyOf(user_id, guild_id);
      heard.delete(key);
      heard.set(key, now);
    },
    isAhead: (user_id, guild_id, joined_ms) => Date.now() - joined_ms < REMEMBER_MS / 2 && !heard.has(keyOf(user_id, guild_id)),
  };
}

function keyOf(user_id: Id, guild_id: Id): string {
  return `${user_id} ${guild_id}`;
}
