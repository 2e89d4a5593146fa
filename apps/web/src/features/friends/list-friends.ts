import type { OnlineEntry } from '@chat-js/client/presence.ts';
import { BLOCKED, FRIEND, INCOMING, OUTGOING, type RelationshipEntry } from '@chat-js/client/relationships.ts';
import type { State } from '@chat-js/client/state.ts';
import type { User } from '@chat-js/protocol/users.ts';
import { displayName } from '../../lib/names.ts';

/** The lists of the page. */
export const TABS = ['online', 'all', 'pending', 'blocked'] as const;
export type FriendsTab = (typeof TABS)[number];

/** Somebody in a list. */
export interface Listed {
  user: User;
  name: string;
  type: RelationshipEntry['type'];
  /** As what they are seen; undefined: not at all. */
  seen: OnlineEntry | undefined;
}

const TYPES: Record<FriendsTab, readonly RelationshipEntry['type'][]> = {
  online: [FRIEND],
  all: [FRIEND],
  pending: [INCOMING, OUTGOING],
  blocked: [BLOCKED],
};

const byName = new Intl.Collator(undefined, { numeric: true });

/** One list: requests to the person come before those of theirs, else by name. `wanted`: a part of a name. */
export function listFriends(
  { relationships, users, online }: Pick<State, 'relationships' | 'users' | 'online'>,
  tab: FriendsTab,
  wanted = '',
): Listed[] {
  const words = wanted.trim().toLowerCase();
  const seenAs = (id: string) => Object.values(online).find((people) => people[id])?.[id];
  return Object.values(relationships)
    .filter(({ type }) => TYPES[tab].includes(type))
    .flatMap(({ id, type }) => {
      const user = users[id];
      return user ? [{ user, name: displayName(user), type, seen: seenAs(id) }] : [];
    })
    .filter((one) => (tab !== 'online' || one.seen) && `${one.name} ${one.user.username}`.toLowerCase().includes(words))
    .sort((a, b) => a.type - b.type || byName.compare(a.name, b.name));
}

/** How many wait for an answer of the person. */
export function countIncoming({ relationships }: State): number {
  return Object.values(relationships).filter(({ type }) => type === INCOMING).length;
}
