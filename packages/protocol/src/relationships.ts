import { z } from 'zod';
import { operation } from './operation.ts';
import { Snowflake, Timestamp } from './schemas.ts';
import { User, Username } from './users.ts';

/** What a person is to another one. Of the other side of a block nobody is told. */
export const RELATIONSHIP = { friend: 1, blocked: 2, incoming: 3, outgoing: 4 } as const;

export const RelationshipType = z.literal([1, 2, 3, 4]);
export type RelationshipType = z.infer<typeof RelationshipType>;

/** `since`: from when on they are that. */
export const Relationship = z
  .strictObject({ id: Snowflake, type: RelationshipType, nickname: z.null(), user: User, since: Timestamp })
  .meta({ id: 'Relationship' });
export type Relationship = z.infer<typeof Relationship>;

const person = { user_id: Snowflake };

export const relationshipOperations = {
  'relationships.list': operation({
    summary: 'Friends, requests of friendship and those whom one has blocked',
    answer: z.array(Relationship),
  }),
  'relationships.request': operation({
    summary: 'Ask somebody for friendship by their exact username; the answer is the same whoever that is, and if it is nobody',
    body: { username: Username },
    answer: null,
    limit: { points: 20, seconds: 600 },
    errors: ['TOO_MANY_FRIENDS', 'TOO_MANY_FRIEND_REQUESTS'],
  }),
  'relationships.set': operation({
    summary: 'Ask somebody for friendship or accept their request (type 1), or block them (type 2)',
    params: person,
    body: { type: z.literal([RELATIONSHIP.friend, RELATIONSHIP.blocked]).default(RELATIONSHIP.friend) },
    answer: null,
    limit: { points: 30, seconds: 60 },
    errors: ['UNKNOWN_USER', 'BLOCKED_BY_YOU', 'TOO_MANY_FRIENDS', 'TOO_MANY_FRIEND_REQUESTS', 'TOO_MANY_BLOCKS'],
  }),
  'relationships.remove': operation({
    summary: 'End a friendship, withdraw or decline a request, or unblock somebody',
    params: person,
    answer: null,
    limit: { points: 60, seconds: 60 },
  }),
};
