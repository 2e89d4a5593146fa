import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Poll } from '@chat-js/protocol/polls.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { checkVerified } from '../members/verification.ts';
import { accessMessage, checkMayJoinIn } from '../messages/access.ts';
import { announceUpdate } from '../messages/change-message.ts';
import { readersOf } from '../messages/readers.ts';
import type { MessageRow } from '../messages/store.ts';
import { refuse, refuseField } from '../refusal.ts';
import { countAgain, hasEnded, inTurn, pollOf } from './poll.ts';

/** Votes for these answers and no others: a changed mind is one call, and no answer takes the vote back. */
export async function vote(ctx: Context, actor: Actor, input: OperationInput<'polls.vote'>): Promise<null> {
  const { channel_id, message_id } = input;
  const accessed = await accessMessage(ctx, actor, input);
  checkMayJoinIn(ctx, accessed);
  checkVerified(ctx, accessed);
  return inTurn(message_id, async () => {
    const row = (await ctx.storage.messages.getMessage(channel_id, message_id)) ?? refuse('UNKNOWN_MESSAGE');
    const poll = pollOf(row);
    if (hasEnded(poll, ctx.clock.now())) refuse('POLL_EXPIRED');
    const answer_ids = checkAnswers(poll, input.answer_ids);

    const { user_id } = actor;
    const { polls } = ctx.storage;
    const before =
      answer_ids.length > 0
        ? await polls.keepVote({ message_id, user_id, channel_id, answer_ids })
        : await polls.removeVote(message_id, user_id);
    const counted = await countAgain(ctx, channel_id, message_id);
    if (!counted) {
      // Deleted meanwhile, and its votes with it: not this one.
      await polls.removeVotes([message_id]);
      return refuse('UNKNOWN_MESSAGE');
    }
    await tell(ctx, accessed.guild?.id, user_id, { ...counted, before, answer_ids });
    return null;
  });
}

function checkAnswers({ answers, allow_multiselect }: Poll, wanted: readonly number[]): number[] {
  const answer_ids = [...new Set(wanted)].sort((a, b) => a - b);
  if (answer_ids.some((id) => !answers.some(({ answer_id }) => answer_id === id))) {
    refuseField('answer_ids', 'POLL_ANSWER_UNKNOWN', 'This poll has no such answer');
  }
  if (answer_ids.length > 1 && !allow_multiselect) refuseField('answer_ids', 'POLL_ONE_ANSWER', 'This poll takes one answer');
  return answer_ids;
}

interface Voted {
  row: MessageRow;
  /** The counts of the message are others than before. */
  changed: boolean;
  before: readonly number[];
  answer_ids: readonly number[];
}

async function tell(ctx: Context, guild_id: Id | undefined, user_id: Id, { row, changed, before, answer_ids }: Voted): Promise<void> {
  const removed = before.filter((id) => !answer_ids.includes(id));
  const added = answer_ids.filter((id) => !before.includes(id));
  const { channel_id, id: message_id, revision } = row;
  const { answer_counts } = pollOf(row).results;
  const audience = await readersOf(ctx, guild_id, channel_id);
  const data = { user_id, channel_id, message_id, guild_id, answer_counts, revision };
  for (const answer_id of removed) await ctx.bus.publish({ type: 'MESSAGE_POLL_VOTE_REMOVE', data: { ...data, answer_id }, audience });
  for (const answer_id of added) await ctx.bus.publish({ type: 'MESSAGE_POLL_VOTE_ADD', data: { ...data, answer_id }, audience });
  // A vote whose counting was interrupted, repeated: the counts are news, the vote is not.
  if (changed && removed.length + added.length === 0) await announceUpdate(ctx, guild_id, row);
}
