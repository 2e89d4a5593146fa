import type { OperationAnswer, OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessMessage } from '../messages/access.ts';
import { refuseField } from '../refusal.ts';
import { publicUser } from '../users/public-user.ts';
import { pollOf } from './poll.ts';

export async function listVoters(
  ctx: Context,
  actor: Actor,
  input: OperationInput<'polls.listVoters'>,
): Promise<OperationAnswer<'polls.listVoters'>> {
  const { message_id, answer_id, after = '0', limit } = input;
  const { row } = await accessMessage(ctx, actor, input);
  if (!pollOf(row).answers.some((answer) => answer.answer_id === answer_id)) {
    refuseField('answer_id', 'POLL_ANSWER_UNKNOWN', 'This poll has no such answer');
  }
  const ids = await ctx.storage.polls.listVoters(message_id, answer_id, { after, limit });
  return { users: await Promise.all(ids.map((id) => publicUser(ctx, id))) };
}
