import type { Id } from '@chat-js/protocol/ids.ts';
import { useEffect, useReducer } from 'react';
import { useClientState } from './client.tsx';

/** What a timer of a browser can hold. ms */
const LONGEST_TIMER = 2 ** 31 - 1;

/** When the time-out of a member ends, in ms since 1970; null when there is none. Renders again when it ends. */
export function useTimeOut(guild_id: Id, user_id: Id): number | null {
  const until = useClientState((state) => state.members[guild_id]?.[user_id]?.communication_disabled_until ?? null);
  return useAhead(until);
}

/** A moment that lies ahead, in ms since 1970; null when it has passed. Renders again when it comes. */
export function useAhead(until: string | null): number | null {
  const end = until === null ? null : Date.parse(until);
  const [turn, look] = useReducer((before: number) => before + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a timer that was too short is set again
  useEffect(() => {
    if (end === null || end <= Date.now()) return;
    const timer = setTimeout(look, Math.min(end - Date.now(), LONGEST_TIMER));
    return () => clearTimeout(timer);
  }, [end, turn]);
  return end !== null && end > Date.now() ? end : null;
}
