import type { OnlineEntry } from '@chat-js/client/presence.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { User } from '@chat-js/protocol/users.ts';
import { useMemo } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { displayName } from '../../lib/names.ts';
import { useLargeGuild } from './use-large-guild.ts';

export interface Person {
  user: User;
  name: string;
  /** As what they are seen; undefined when they are offline. */
  seen: OnlineEntry | undefined;
  roles: readonly Id[];
}

export interface People {
  online: Person[];
  offline: Person[];
  /** Of a large guild more people are offline than the list knows. */
  offlineCount: number;
  loading: boolean;
  /** Why some could not be fetched; null: all could. */
  problem: unknown;
  retry: () => void;
}

/** Members by name, those who are online first. Large guilds are fetched; of others all are known. */
export function usePeople(guild_id: string): People {
  const guild = useClientState((state) => state.guilds[guild_id]);
  const members = useClientState((state) => state.members[guild_id]);
  const users = useClientState((state) => state.users);
  const announced = useClientState((state) => state.online[guild_id]);
  const { fetched, fetchedOnline, ...fetching } = useLargeGuild(guild_id, guild?.large ?? false);

  const people = useMemo(() => {
    const seenOf = (id: Id) => (fetchedOnline ? fetchedOnline.get(id) : announced?.[id]);
    const known = Object.values(members ?? {}).flatMap((member) => {
      const user = users[member.user_id];
      return user ? [{ user, name: displayName(user, member), seen: seenOf(user.id), roles: member.roles }] : [];
    });
    const strangers = fetched
      .filter(({ user }) => members?.[user.id] === undefined)
      .map(({ user, nick, roles }) => ({ user, name: displayName(user, { nick }), seen: seenOf(user.id), roles }));
    return [...known, ...strangers].sort((a, b) => byName.compare(a.name, b.name));
  }, [fetched, fetchedOnline, members, users, announced]);

  const online = people.filter((person) => person.seen);
  const offline = people.filter((person) => !person.seen);
  return { online, offline, offlineCount: Math.max(offline.length, (guild?.member_count ?? 0) - online.length), ...fetching };
}

const byName = new Intl.Collator(undefined, { numeric: true });
