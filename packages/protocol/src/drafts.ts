import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { operation } from './operation.ts';
import { Snowflake, Timestamp } from './schemas.ts';

/** What somebody has begun to write in a channel, as it stands in the field; '' when nothing does. Ours. */
export const Draft = z.strictObject({ channel_id: Snowflake, content: z.string(), updated_at: Timestamp }).meta({ id: 'Draft' });
export type Draft = z.infer<typeof Draft>;

export const draftOperations = {
  'drafts.list': operation({
    summary: 'What one has begun to write, in the channels that one sees',
    answer: z.array(Draft),
  }),
  'drafts.update': operation({
    summary: 'Keep what one has begun to write, for the own other devices; an empty text takes it away',
    params: { channel_id: Snowflake },
    // Kept as it was typed: a space at the end belongs to whoever goes on typing.
    body: {
      content: z
        .string()
        .max(LIMITS.draft)
        .refine((text) => text.isWellFormed(), 'not well-formed Unicode'),
    },
    answer: Draft,
    limit: { points: 30, seconds: 10, per: 'channel_id' },
    errors: ['UNKNOWN_CHANNEL', 'WRONG_CHANNEL_TYPE'],
  }),
};
