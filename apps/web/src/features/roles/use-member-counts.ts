import type { Id } from '@chat-js/protocol/ids.ts';
import { useCallback, useEffect } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { useLoaded } from '../../lib/use-loaded.ts';

const NOTHING: Readonly<Record<Id, number>> = {};

/** How many people have each role; asked again when somebody's roles change. Empty until it is known. */
export function useMemberCounts(guild_id: Id): Readonly<Record<Id, number>> {
  const { call } = useClient();
  const members = useClientState((state) => state.members[guild_id]);
  const [loaded, reload] = useLoaded(useCallback(() => call('roles.memberCounts', { guild_id }), [call, guild_id]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: an announcement makes the counts old
  useEffect(() => {
    const timer = setTimeout(reload, 300);
    return () => clearTimeout(timer);
  }, [members]);
  return loaded.status === 'ready' ? loaded.value : NOTHING;
}
