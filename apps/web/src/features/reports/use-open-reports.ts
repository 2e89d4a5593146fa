import type { Id } from '@chat-js/protocol/ids.ts';
import { useEffect } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { useSocket } from '../../lib/use-socket.ts';

/** How many reports wait for the moderators of a guild, as far as they are known; fetched once, told after that. */
export function useOpenReports(guild_id: Id): number {
  const { loadReports } = useClient();
  const known = useClientState((state) => state.reports[guild_id] !== undefined);
  const online = useSocket().socket.phase === 'connected';
  useEffect(() => {
    // The number is a courtesy: the queue itself says what went wrong.
    if (!known && online) loadReports(guild_id).catch((error: unknown) => console.warn('Reports could not be counted', error));
  }, [known, online, guild_id, loadReports]);
  return useClientState((state) => Object.values(state.reports[guild_id] ?? {}).filter(({ status }) => status === 'open').length);
}
