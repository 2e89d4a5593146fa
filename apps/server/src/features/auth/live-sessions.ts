import type { Id } from '@chat-js/protocol/ids.ts';
import { LRUCache } from 'lru-cache';
import type { PlacedEvent } from '../../events/bus.ts';
import type { SessionStore } from './store.ts';

/** Whether a login still holds: an access token outlives its session by minutes otherwise. */
export interface LiveSessions {
  isLive(session_id: Id): Promise<boolean>;
  /** Listens for sessions that end, on any node. */
  listen(group: readonly PlacedEvent[]): void;
  /** Events are missing: sessions may have ended unheard. */
  forgetAll(): void;
}

/** `isCurrent`: whether events are heard of. Sessions may have ended unheard otherwise, and the store is asked. */
export function createLiveSessions(sessions: SessionStore, isCurrent: () => boolean): LiveSessions {
  const known = new LRUCache<Id, { live: Promise<boolean> }>({ max: 50_000 });
  return {
    isLive(id) {
      const entry = isCurrent() ? known.get(id) : undefined;
      if (entry) return entry.live;
      const live = sessions.getSession(id).then((row) => row !== undefined);
      known.set(id, { live });
      live.catch(() => known.delete(id));
      return live;
    },
    forgetAll: () => known.clear(),
    listen(group) {
      for (const { access } of group) {
        if (access?.kind !== 'sessions-end') continue;
        for (const id of access.session_ids) known.set(id, { live: Promise.resolve(false) });
      }
    },
  };
}
