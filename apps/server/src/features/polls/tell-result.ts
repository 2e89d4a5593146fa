import type { Id } from '@chat-js/protocol/ids.ts';
import { type PollResultEmbed, REFERENCE_TYPE } from '@chat-js/protocol/messages.ts';
import type { Poll } from '@chat-js/protocol/polls.ts';
import type { Context } from '../context.ts';
import { findMessageCreated } from '../messages/message-created.ts';
import { newMessage } from '../messages/new-message.ts';
import type { MessageRow } from '../messages/store.ts';
import { pollOf } from './poll.ts';

/** Longer than what anybody may send: it meets no nonce of a person. */
const nonceOf = (message_id: Id) => `result-of-poll-${message_id}`;

/** Tells where a poll was asked what it came to, once, however often it is called. */
export async function tellResult(ctx: Context, guild_id: Id | undefined, row: MessageRow): Promise<void> {
  const { id: message_id, channel_id, author_id } = row;
  const made = newMessage({
    ...{ id: ctx.ids.next(), channel_id, author_id, nonce: nonceOf(message_id), content: '', time: ctx.clock.now() },
    reference: { type: REFERENCE_TYPE.REPLY, message_id, channel_id, ...(guild_id !== undefined && { guild_id }) },
    result: resultOf(pollOf(row)),
  });
  const { row: kept, repeated } = await ctx.storage.messages.insertOnce(made);
  if (!repeated) await ctx.bus.publish(await findMessageCreated(ctx, guild_id, kept));
}

/** Of several that have as many votes nobody has won, and where nobody voted neither. */
function resultOf({ question, answers, results }: Poll): PollResultEmbed {
  const { answer_counts } = results;
  const most = Math.max(0, ...answer_counts.map(({ count }) => count));
  const first = most === 0 ? [] : answer_counts.filter(({ count }) => count === most);
  const victor = first.length === 1 ? answers.find(({ answer_id }) => answer_id === first[0]?.id) : undefined;
  const total = answer_counts.reduce((sum, { count }) => sum + count, 0);
  const field = (name: PollResultEmbed['fields'][number]['name'], value: string | number | null | undefined) =>
    value === null || value === undefined ? [] : [{ name, value: String(value), inline: false }];
  return {
    type: 'poll_result',
    fields: [
      ...field('poll_question_text', question.text),
      ...field('victor_answer_votes', most),
      ...field('total_votes', total),
      ...field('victor_answer_id', victor?.answer_id),
      ...field('victor_answer_text', victor?.poll_media.text),
      ...field('victor_answer_emoji_name', victor?.poll_media.emoji?.name),
    ],
  };
}
