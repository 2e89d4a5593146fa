import { skeletonOf } from '@chat-js/client/confusables.ts';
import { FRIEND } from '@chat-js/client/relationships.ts';
import type { State } from '@chat-js/client/state.ts';
import type { DirectChannel } from '@chat-js/protocol/direct-messages.ts';
import { compareIds } from '@chat-js/protocol/ids.ts';
import type { User } from '@chat-js/protocol/users.ts';
import { useMemo } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { displayName } from '../../lib/names.ts';

/** What strangers have written and nobody has answered, the newest first. */
export function useRequests(): DirectChannel[] {
  const requests = useClientState((state) => state.requests);
  return useMemo(() => Object.values(requests).sort((a, b) => compareIds(newest(b), newest(a))), [requests]);
}

function newest({ id, last_message_id }: DirectChannel) {
  return last_message_id ?? id;
}

/** For whom one may take a stranger: a friend, or somebody with whom one talks. Undefined: for nobody. */
export function useLookalike(user: User | undefined): string | undefined {
  return useClientState((state) => user && findLookalike(state, user));
}

function findLookalike({ users, relationships, direct }: State, stranger: User): string | undefined {
  const friends = Object.values(relationships).filter(({ type }) => type === FRIEND);
  const known = new Set([...friends.map(({ id }) => id), ...Object.values(direct).flatMap(({ recipient_ids }) => recipient_ids)]);
  const skeleton = skeletonOf(displayName(stranger));
  const other = [...known].map((id) => users[id]).find((user) => user && user.id !== stranger.id && isLike(user, skeleton));
  return other && displayName(other);
}

function isLike({ username, global_name }: User, skeleton: string): boolean {
  return [global_name, username].some((name) => name !== null && skeletonOf(name) === skeleton);
}
