import type { Id } from '@chat-js/protocol/ids.ts';
import { compareIds } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { type Loaded, useLoaded } from '../../lib/use-loaded.ts';

/** Everybody who is banned from a guild, those who were banned last first. */
export function useBans(guild_id: Id) {
  const { loadBans } = useClient();
  const known = useClientState((state) => state.bans[guild_id]);
  const [read, setRead] = useState(0);

  const load = useCallback(async () => {
    const { max } = LIMITS.banPage;
    let after: Id | undefined;
    for (;;) {
      const page = await loadBans({ guild_id, limit: max, after });
      setRead((before) => before + page.length);
      after = page.at(-1)?.user.id;
      if (page.length < max || after === undefined) return;
    }
  }, [loadBans, guild_id]);
  const [loaded, reload] = useLoaded(load);

  // After a break of the connection the state holds nothing.
  const gone = known === undefined;
  useEffect(() => {
    if (gone) reload();
  }, [gone, reload]);

  const bans = useMemo(
    () => Object.values(known ?? {}).sort((a, b) => b.created_at.localeCompare(a.created_at) || compareIds(b.user.id, a.user.id)),
    [known],
  );
  const state: Loaded<typeof bans> = loaded.status === 'ready' ? { status: 'ready', value: bans } : loaded;
  return { state, read, reload };
}
