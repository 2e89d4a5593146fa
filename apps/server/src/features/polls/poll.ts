import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { POLL_LAYOUT, type Poll, type PollRequest } from '@chat-js/protocol/polls.ts';
import type { PartialEmoji } from '@chat-js/protocol/reactions.ts';
import { isoTime } from '../../lib/clock.ts';
import { createQueues } from '../../lib/queues.ts';
import type { Context } from '../context.ts';
import { changeMessage } from '../messages/change-message.ts';
import { bodyOf } from '../messages/new-message.ts';
import type { MessageRow } from '../messages/store.ts';
import { namedEmoji } from '../reactions/read-emoji.ts';
import { refuse } from '../refusal.ts';

const HOUR_MS = 3_600_000;

/** Nobody's vote comes between the last count of a poll and its end. */
export const inTurn = createQueues();

/** A new poll, which nobody has voted in. @throws Refusal UNKNOWN_EMOJI */
export function newPoll({ question, answers, duration, allow_multiselect }: PollRequest, now: number): Poll {
  const numbered = answers.map(({ poll_media: { text, emoji } }, index) => ({
    answer_id: index + 1,
    poll_media: { text, ...(emoji && { emoji: emoji.id ? refuse('UNKNOWN_EMOJI') : signOf(emoji.name ?? '') }) },
  }));
  return {
    question,
    answers: numbered,
    expiry: isoTime(now + (duration ?? LIMITS.poll.defaultHours) * HOUR_MS),
    allow_multiselect: allow_multiselect ?? false,
    layout_type: POLL_LAYOUT,
    results: { is_finalized: false, answer_counts: numbered.map(({ answer_id }) => ({ id: answer_id, count: 0, me_voted: false })) },
  };
}

/** Of Unicode only. */
function signOf(name: string): PartialEmoji {
  const emoji = namedEmoji({ reactions: null }, name);
  return emoji.id === null ? emoji : refuse('UNKNOWN_EMOJI');
}

/** All that is written in a message and its poll, for whoever reads along. */
export function writtenIn(content: string, poll: Pick<Poll, 'question' | 'answers'> | undefined): string {
  if (!poll) return content;
  return [content, poll.question.text, ...poll.answers.map(({ poll_media }) => poll_media.text)].filter((text) => text !== '').join('\n');
}

/** @throws Refusal NOT_A_POLL */
export function pollOf(row: Pick<MessageRow, 'body'>): Poll {
  return bodyOf(row).poll ?? refuse('NOT_A_POLL');
}

/** Its end is known before it is written down. */
export function hasEnded({ expiry, results }: Poll, now: number): boolean {
  return results.is_finalized || Date.parse(expiry) <= now;
}

/**
 * Counts the votes of a poll and writes the counts into its message. The rows are what counts: done again after an
 * interruption, or for a vote that came with the end, it mends the counts. `endedAt`: ends the poll with it. ms.
 */
export function countAgain(ctx: Context, channel_id: Id, message_id: Id, endedAt?: number) {
  return changeMessage(ctx, channel_id, message_id, async (row) => {
    const body = bodyOf(row);
    const { poll } = body;
    if (!poll) return undefined;
    // Read after the revision: whoever votes in between changes the message once more.
    const counts = new Map((await ctx.storage.polls.countVotes(message_id)).map(({ answer_id, count }) => [answer_id, count]));
    const answer_counts = poll.answers.map(({ answer_id: id }) => ({ id, count: counts.get(id) ?? 0, me_voted: false }));
    const isEarly = endedAt !== undefined && endedAt < Date.parse(poll.expiry);
    const changed: Poll = {
      ...poll,
      expiry: isEarly ? isoTime(endedAt) : poll.expiry,
      results: { is_finalized: poll.results.is_finalized || endedAt !== undefined, answer_counts },
    };
    const after = JSON.stringify({ ...body, poll: changed });
    return after === row.body ? undefined : { body: after };
  });
}
