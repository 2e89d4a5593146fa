import type { Member } from '@chat-js/protocol/members.ts';
import type { User } from '@chat-js/protocol/users.ts';
import { useEffect, useMemo, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { displayName } from '../../lib/names.ts';

export interface Person {
  user: User;
  name: string;
  online: boolean;
}

export interface People {
  online: Person[];
  offline: Person[];
  /** Of a large guild more people are offline than the list knows. */
  offlineCount: number;
  loading: boolean;
}

/** Members by name, those who are online first. Large guilds are fetched; of others all are known. */
export function usePeople(guild_id: string): People {
  const guild = useClientState((state) => state.guilds[guild_id]);
  const members = useClientState((state) => state.members[guild_id]);
  const users = useClientState((state) => state.users);
  const online = useClientState((state) => state.online[guild_id]);
  const { fetched, loading } = useLargeGuild(guild_id, guild?.large ?? false);

  const people = useMemo(() => {
    const strangers = fetched.filter((member) => members?.[member.user.id] === undefined);
    return [
      ...Object.values(members ?? {}).flatMap((member) => {
        const user = users[member.user_id];
        return user ? [{ user, name: displayName(user, member), online: online?.[user.id] === true }] : [];
      }),
      ...strangers.map(({ user, nick }) => ({ user, name: displayName(user, { nick }), online: online?.[user.id] === true })),
    ].sort((a, b) => byName.compare(a.name, b.name));
  }, [fetched, members, users, online]);
  const here = people.filter((person) => person.online);
  const away = people.filter((person) => !person.online);
  return { online: here, offline: away, offlineCount: Math.max(away.length, (guild?.member_count ?? 0) - here.length), loading };
}

const byName = new Intl.Collator();

/** How many members are fetched of a large guild. */
const MOST = 1000;

function useLargeGuild(guild_id: string, large: boolean) {
  const { call, loadMembers } = useClient();
  const [fetched, setFetched] = useState<Member[]>([]);
  const [loading, setLoading] = useState(large);
  useEffect(() => {
    let current = true;
    setFetched([]);
    setLoading(large);
    if (!large) return;
    Promise.all([call('members.list', { guild_id, limit: MOST }), loadMembers(guild_id)])
      .then(
        ([list]) => current && setFetched(list),
        // The list shows whom it knows; the connection tells of itself elsewhere.
        (error: unknown) => console.warn('Members could not be fetched', error),
      )
      .finally(() => current && setLoading(false));
    return () => {
      current = false;
    };
  }, [call, loadMembers, guild_id, large]);
  return { fetched, loading };
}
