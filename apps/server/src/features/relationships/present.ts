import type { Relationship, RelationshipType } from '@chat-js/protocol/relationships.ts';
import { isoTime } from '../../lib/clock.ts';
import { presentUser } from '../users/present.ts';
import type { UserRow } from '../users/store.ts';
import type { Standing } from './pairs.ts';
import { SIDE } from './store.ts';

/** Undefined: it stands in no list. */
export function shownType({ type }: Standing): RelationshipType | undefined {
  return type === SIDE.none || type === SIDE.sent ? undefined : type;
}

/** What `user` is to a person, as they see it. */
export function presentRelationship(user: UserRow, standing: Standing): Relationship | undefined {
  const type = shownType(standing);
  return type && { id: user.id, type, nickname: null, user: presentUser(user), since: isoTime(standing.since) };
}
