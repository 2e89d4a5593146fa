import type { Id } from '@chat-js/protocol/ids.ts';
import { LRUCache } from 'lru-cache';
import type { Written } from './spam.ts';

/** As far back as the rules about spam look, and as many as they need. */
const KEPT_MS = 30_000;
const KEPT_MESSAGES = 10;

/** Characters of all that is remembered. */
const MOST = 8_000_000;

interface Remembered extends Written {
  nonce: string | null;
}

export interface RecentMessages {
  /** The author's messages before this one, which is remembered from now on. */
  add(guild_id: Id, user_id: Id, message: Remembered): Written[];
}

/** The last messages of everybody, for rules about spam: in memory only. With several nodes each knows those that came through it. */
export function createRecentMessages(): RecentMessages {
  const authors = new LRUCache<string, Remembered[]>({
    maxSize: MOST,
    sizeCalculation: (list) => list.reduce((sum, { content }) => sum + content.length, 100),
  });
  return {
    add(guild_id, user_id, message) {
      const key = `${guild_id}:${user_id}`;
      const earlier = (authors.get(key) ?? [])
        .filter(({ at }) => message.at - at < KEPT_MS)
        // A repeated nonce is the same message again.
        .filter(({ nonce }) => nonce === null || nonce !== message.nonce);
      authors.set(key, [...earlier, message].slice(-KEPT_MESSAGES));
      return earlier.map(({ content, at }) => ({ content, at }));
    },
  };
}
