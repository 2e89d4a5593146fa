import { memberEntry } from '@chat-js/client/members.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { Member } from '@chat-js/protocol/members.ts';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { type TableRow, toRow } from './member-rows.ts';

const PAGE = LIMITS.memberPage.max;

interface AllMembers {
  rows: readonly TableRow[];
  loading: boolean;
  problem: unknown;
  /** There are more than were fetched. */
  more: boolean;
  loadMore: () => void;
}

/** Every member of a guild. Of a large one they are fetched page by page. */
export function useAllMembers(guild_id: Id): AllMembers {
  const { call } = useClient();
  const large = useClientState((state) => state.guilds[guild_id]?.large ?? false);
  const members = useClientState((state) => state.members[guild_id]);
  const users = useClientState((state) => state.users);
  const [fetched, setFetched] = useState<readonly Member[]>([]);
  const [more, setMore] = useState(large);
  const [loading, setLoading] = useState(large);
  const [problem, setProblem] = useState<unknown>(null);

  const load = useCallback(
    async (after: Id) => {
      setLoading(true);
      setProblem(null);
      try {
        const page = await call('members.list', { guild_id, limit: PAGE, after });
        setFetched((before) => (after === '0' ? page : [...before, ...page]));
        setMore(page.length === PAGE);
      } catch (error) {
        setProblem(error);
      } finally {
        setLoading(false);
      }
    },
    [call, guild_id],
  );
  useEffect(() => {
    if (large) void load('0');
  }, [large, load]);

  const rows = useMemo(() => {
    const known = Object.values(members ?? {}).flatMap((member) => toRow(users[member.user_id], member));
    const strangers = fetched.filter(({ user }) => members?.[user.id] === undefined);
    return [...known, ...strangers.flatMap((member) => toRow(member.user, memberEntry(member)))];
  }, [members, users, fetched]);
  return { rows, loading, problem, more: large && more, loadMore: () => void load(fetched.at(-1)?.user.id ?? '0') };
}
