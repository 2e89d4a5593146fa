import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { operation } from './operation.ts';
import { queryInt, Snowflake } from './schemas.ts';
import { User } from './users.ts';

/** An emoji of Unicode has no id, and its characters for a name. */
export const PartialEmoji = z
  .strictObject({ id: Snowflake.nullable(), name: z.string().nullable(), animated: z.boolean().optional() })
  .meta({ id: 'PartialEmoji' });
export type PartialEmoji = z.infer<typeof PartialEmoji>;

/** One emoji under a message. `me`: whoever asks is among them; in events always false. */
export const Reaction = z
  .strictObject({
    emoji: PartialEmoji,
    count: z.int().positive(),
    count_details: z.strictObject({ burst: z.int(), normal: z.int() }),
    burst_colors: z.array(z.never()),
    me: z.boolean(),
    me_burst: z.boolean(),
  })
  .meta({ id: 'Reaction' });
export type Reaction = z.infer<typeof Reaction>;

const message = { channel_id: Snowflake, message_id: Snowflake };
/** Percent-encoded in a path: the characters of an emoji, or `name:id` of one of a guild. */
const emoji = { ...message, emoji_name: z.string().min(1).max(LIMITS.emojiName) };
const limit = { points: 10, seconds: 5, per: 'channel_id' } as const;
const refusals = [
  'UNKNOWN_CHANNEL',
  'UNKNOWN_MESSAGE',
  'UNKNOWN_EMOJI',
  'MISSING_PERMISSIONS',
  'CANNOT_MESSAGE_USER',
  'THREAD_ARCHIVED',
] as const;

export const reactionOperations = {
  'reactions.add': operation({
    summary: 'React to a message. Joining in with an emoji that is there needs no more than reading',
    params: emoji,
    answer: null,
    limit,
    errors: [...refusals, 'TOO_MANY_REACTIONS', 'EDITED_MEANWHILE'],
  }),
  'reactions.removeMine': operation({
    summary: 'Take the own reaction back',
    params: emoji,
    answer: null,
    limit,
    errors: [...refusals, 'EDITED_MEANWHILE'],
  }),
  'reactions.removeOf': operation({
    summary: 'Take away the reaction of someone else, as a moderator',
    params: { ...emoji, user_id: Snowflake },
    answer: null,
    limit,
    errors: [...refusals, 'EDITED_MEANWHILE'],
  }),
  'reactions.list': operation({
    summary: 'Who reacted with an emoji, by their ids',
    params: emoji,
    query: { after: Snowflake.optional(), limit: queryInt({ min: 1, max: LIMITS.reactorPage.max, fallback: LIMITS.reactorPage.default }) },
    answer: z.array(User),
    errors: [...refusals],
  }),
  'reactions.removeEmoji': operation({
    summary: 'Take away all reactions with one emoji, as a moderator',
    params: emoji,
    answer: null,
    limit,
    errors: [...refusals, 'EDITED_MEANWHILE'],
  }),
  'reactions.removeAll': operation({
    summary: 'Take away all reactions of a message, as a moderator',
    params: message,
    answer: null,
    limit,
    errors: ['UNKNOWN_CHANNEL', 'UNKNOWN_MESSAGE', 'MISSING_PERMISSIONS', 'EDITED_MEANWHILE'],
  }),
};
