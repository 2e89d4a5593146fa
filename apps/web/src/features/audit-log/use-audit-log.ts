import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { type AuditFilter, chosenEntries } from './filter.ts';

interface Fetched {
  filter: AuditFilter;
  /** Everything from here on is known. */
  oldest: Id;
  more: boolean;
}

const PAGE = LIMITS.auditPage.default;

/** The audit log of a guild, newest first: what was fetched of it, and what happens meanwhile. `filter` must be stable. */
export function useAuditLog(guild_id: Id, filter: AuditFilter) {
  const { loadAuditLog } = useClient();
  const known = useClientState((state) => state.auditLog[guild_id]);
  const [fetched, setFetched] = useState<Fetched | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  /** The filter whose answer is waited for, or is there. */
  const asked = useRef<AuditFilter>(null);

  const load = useCallback(
    async (before?: Id) => {
      asked.current = filter;
      setBusy(true);
      setProblem(null);
      try {
        const page = await loadAuditLog({ guild_id, ...filter, before, limit: PAGE });
        if (asked.current !== filter) return;
        const more = page.length === PAGE;
        setFetched({ filter, oldest: (more && page.at(-1)?.id) || '0', more });
      } catch (error) {
        if (asked.current === filter) setProblem(error);
      } finally {
        if (asked.current === filter) setBusy(false);
      }
    },
    [loadAuditLog, guild_id, filter],
  );

  // After a break of the connection the state holds nothing: what happened meanwhile is not known.
  const gone = known === undefined;
  useEffect(() => {
    if (gone || asked.current !== filter) void load();
  }, [load, gone, filter]);

  const current = fetched?.filter === filter ? fetched : null;
  const entries = useMemo(
    () => (current ? chosenEntries(Object.values(known ?? {}), current.filter, current.oldest) : []),
    [known, current],
  );
  return {
    entries,
    loading: current === null && problem === null,
    problem,
    more: current?.more ?? false,
    busy,
    /** The next page, or the first one when it failed. */
    loadMore: () => void load(current?.oldest),
  };
}
