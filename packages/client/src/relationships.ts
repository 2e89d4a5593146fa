import type { EventData } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Relationship } from '@chat-js/protocol/relationships.ts';
import { keyBy, without } from './records.ts';
import type { State } from './state.ts';
import { rememberUsers } from './users.ts';

/** The types of relationships. */
export const FRIEND = 1;
export const BLOCKED = 2;
export const INCOMING = 3;
export const OUTGOING = 4;

/** What somebody is to the person, without who they are. */
export type RelationshipEntry = Pick<Relationship, 'id' | 'type' | 'since'>;

function entryOf({ id, type, since }: Relationship): RelationshipEntry {
  return { id, type, since };
}

/** All of them, in place of what was known. */
export function setRelationships(state: State, list: readonly Relationship[]): State {
  const people = rememberUsers(
    state,
    list.map(({ user }) => user),
  );
  return { ...people, relationships: keyBy(list.map(entryOf), ({ id }) => id) };
}

export function applyRelationshipAdd(state: State, relationship: Relationship): State {
  const relationships = { ...state.relationships, [relationship.id]: entryOf(relationship) };
  return { ...rememberUsers(state, [relationship.user]), relationships };
}

export function applyRelationshipRemove(state: State, { id }: EventData<'RELATIONSHIP_REMOVE'>): State {
  return { ...state, relationships: without(state.relationships, [id]) };
}

export function applyRelationshipUpdate(state: State, { user }: EventData<'RELATIONSHIP_UPDATE'>): State {
  return rememberUsers(state, [user]);
}

/** The person has blocked this one, and wants to see and hear nothing of them. */
export function isBlocked({ relationships }: State, user_id: Id): boolean {
  return relationships[user_id]?.type === BLOCKED;
}
