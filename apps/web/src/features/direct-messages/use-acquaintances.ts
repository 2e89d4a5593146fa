import type { User } from '@chat-js/protocol/users.ts';
import { useMemo } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { displayName } from '../../lib/names.ts';

interface Acquaintance {
  user: User;
  name: string;
}

/** Everybody with whom the person shares a server, by name, as far as this device knows them. */
export function useAcquaintances(): Acquaintance[] {
  const { members, users, me } = useClientState(({ members, users, me }) => ({ members, users, me: me?.id }));
  return useMemo(() => {
    const ids = new Set(Object.values(members).flatMap(Object.keys));
    return [...ids]
      .flatMap((id) => users[id] ?? [])
      .filter(({ id, bot }) => id !== me && !bot)
      .map((user) => ({ user, name: displayName(user) }))
      .sort((a, b) => byName.compare(a.name, b.name));
  }, [members, users, me]);
}

const byName = new Intl.Collator(undefined, { numeric: true });
