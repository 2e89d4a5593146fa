import type { OnlineEntry } from '@chat-js/client/presence.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { Member } from '@chat-js/protocol/members.ts';
import { useEffect, useState } from 'react';
import { useClient } from '../../lib/client.tsx';

interface LargeGuild {
  fetched: readonly Member[];
  /** Who is online; null where the server announces it by itself. */
  fetchedOnline: ReadonlyMap<Id, OnlineEntry> | null;
  loading: boolean;
  /** Why they could not be fetched; null: they could. */
  problem: unknown;
  retry: () => void;
}

const NOTHING = { fetched: [], fetchedOnline: null, loading: false, problem: null };

/** How often to ask again who is online. ms */
const REFRESH = 60_000;

/** Of a large guild the server announces neither members nor presences: they are fetched while the list is on screen. */
export function useLargeGuild(guild_id: Id, large: boolean): LargeGuild {
  const { call } = useClient();
  const [result, setResult] = useState<Omit<LargeGuild, 'retry'>>(NOTHING);
  const [turn, setTurn] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn asks again
  useEffect(() => {
    if (!large) return setResult(NOTHING);
    let current = true;
    let list: readonly Member[] = [];
    setResult({ ...NOTHING, loading: true });

    async function refresh() {
      try {
        if (list.length === 0) list = await call('members.list', { guild_id, limit: LIMITS.memberPage.max });
        const here = await call('members.online', { guild_id });
        const ids = new Map(here.map(({ user, presence }) => [user.id, presence]));
        if (current)
          setResult({
            fetched: [...here, ...list.filter(({ user }) => !ids.has(user.id))],
            fetchedOnline: ids,
            loading: false,
            problem: null,
          });
      } catch (error) {
        // The list goes on showing whom it knows.
        if (current) setResult((before) => ({ ...before, loading: false, problem: error }));
      }
    }

    void refresh();
    const timer = setInterval(() => document.visibilityState === 'visible' && void refresh(), REFRESH);
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, [call, guild_id, large, turn]);

  return { ...result, retry: () => setTurn(turn + 1) };
}
