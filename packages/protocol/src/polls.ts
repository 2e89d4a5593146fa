import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { PartialEmoji } from './reactions.ts';
import { Snowflake, Timestamp } from './schemas.ts';
import { line } from './text.ts';

/** The only way to lay a poll out, as in the Discord API. */
export const POLL_LAYOUT = 1;

const emoji = z.strictObject({
  id: Snowflake.nullish(),
  name: z.string().max(LIMITS.emojiName).nullish(),
  animated: z.boolean().nullish(),
});
const answer = z.strictObject({
  poll_media: z.strictObject({ text: line(LIMITS.poll.answer), emoji: emoji.nullish() }),
});

/** A poll that comes with a new message. */
export const PollRequest = z
  .strictObject({
    question: z.strictObject({ text: line(LIMITS.poll.question) }),
    answers: z.array(answer).min(1).max(LIMITS.poll.answers),
    /** Hours until it ends. */
    duration: z.int().min(1).max(LIMITS.poll.hours).nullish(),
    allow_multiselect: z.boolean().nullish(),
    layout_type: z.literal(POLL_LAYOUT).nullish(),
  })
  .meta({ id: 'PollCreateRequest' });
export type PollRequest = z.output<typeof PollRequest>;

export const PollAnswer = z
  .strictObject({
    /** Counts from 1. */
    answer_id: z.int().positive(),
    poll_media: z.strictObject({ text: z.string(), emoji: PartialEmoji.optional() }),
  })
  .meta({ id: 'PollAnswer' });
export type PollAnswer = z.infer<typeof PollAnswer>;

/** `me_voted`: whoever asks is among them; in events always false. */
export const PollCount = z.strictObject({ id: z.int().positive(), count: z.int().nonnegative(), me_voted: z.boolean() }).meta({
  id: 'PollAnswerCount',
});
export type PollCount = z.infer<typeof PollCount>;

export const Poll = z
  .strictObject({
    question: z.strictObject({ text: z.string() }),
    answers: z.array(PollAnswer),
    expiry: Timestamp,
    allow_multiselect: z.boolean(),
    layout_type: z.literal(POLL_LAYOUT),
    /** Of every answer, in their order. `is_finalized`: it has ended. */
    results: z.strictObject({ is_finalized: z.boolean(), answer_counts: z.array(PollCount) }),
  })
  .meta({ id: 'Poll' });
export type Poll = z.infer<typeof Poll>;
