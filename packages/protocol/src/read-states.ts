import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { Message } from './messages.ts';
import { operation } from './operation.ts';
import { queryBoolean, queryInt, Snowflake } from './schemas.ts';

/** When it was last set by hand; it only grows. Whoever reads on says which one they know. Ours. */
const version = z.int().nonnegative();

/**
 * How far a person has read a channel or a thread, and how many messages since tell them something, up to 100. `version` and
 * `mention_ids`, the newest of those messages, are ours; without `mention_ids` they are those that are known already. Of these,
 * `role_mention_ids` and `everyone_mention_ids` do not name the person.
 */
export const ReadState = z
  .strictObject({
    id: Snowflake,
    last_message_id: Snowflake,
    mention_count: z.int().nonnegative(),
    mention_ids: z.array(Snowflake).optional(),
    role_mention_ids: z.array(Snowflake).optional(),
    everyone_mention_ids: z.array(Snowflake).optional(),
    version,
  })
  .meta({ id: 'ReadState' });
export type ReadState = z.infer<typeof ReadState>;

const unlessNot = queryBoolean.unwrap().default(true);

export const readStateOperations = {
  'readStates.ack': operation({
    summary: 'Read a channel or a thread up to a message; with `manual` also back to an older one',
    params: { channel_id: Snowflake, message_id: Snowflake },
    body: {
      manual: z.boolean().optional(),
      /** As Discord's clients send it. The server counts itself. */
      mention_count: z.int().nonnegative().optional(),
      version: version.optional(),
    },
    answer: ReadState,
    limit: { points: 30, seconds: 10, per: 'channel_id' },
    errors: ['UNKNOWN_CHANNEL', 'WRONG_CHANNEL_TYPE'],
  }),
  'readStates.ackBulk': operation({
    summary: 'Read several channels and threads; those that one does not see are passed over',
    body: {
      read_states: z
        .array(z.object({ channel_id: Snowflake, message_id: Snowflake, version: version.optional() }))
        .min(1)
        .max(LIMITS.readStates),
    },
    answer: z.array(ReadState),
    limit: { points: 60, seconds: 10 },
  }),
  'readStates.ackGuild': operation({
    summary: 'Read everything in a guild',
    params: { guild_id: Snowflake },
    answer: null,
    limit: { points: 20, seconds: 10 },
    errors: ['UNKNOWN_GUILD'],
  }),
  'mentions.list': operation({
    summary: 'Messages of others that tell one something, in what one sees now, newest first',
    query: {
      limit: queryInt({ min: 1, max: LIMITS.messagePage.max, fallback: 25 }),
      before: Snowflake.optional(),
      guild_id: Snowflake.optional(),
      roles: unlessNot,
      everyone: unlessNot,
    },
    answer: z.array(Message.extend({ guild_id: Snowflake.optional() })),
    limit: { points: 20, seconds: 10 },
    errors: ['UNKNOWN_GUILD'],
  }),
};
