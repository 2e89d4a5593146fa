import type { RelationshipEntry } from '@chat-js/client/relationships.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { useClientState } from './client.tsx';

/** What somebody is to the person who looks: a friend, a request, blocked; undefined for others. */
export function useRelationship(user_id: Id): RelationshipEntry['type'] | undefined {
  return useClientState((state) => state.relationships[user_id]?.type);
}
