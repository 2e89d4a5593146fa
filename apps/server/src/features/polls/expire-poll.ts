import type { Message } from '@chat-js/protocol/messages.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { type Encoded, encoded } from '../../lib/encoded.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessMessage, checkMayJoinIn } from '../messages/access.ts';
import { oneMessageJson } from '../messages/surroundings.ts';
import { refuse } from '../refusal.ts';
import { endPoll } from './end-polls.ts';
import { hasEnded, pollOf } from './poll.ts';

/** Ends a poll before its time: whoever asked may, and nobody else. */
export async function expirePoll(ctx: Context, actor: Actor, input: OperationInput<'polls.expire'>): Promise<Encoded<Message>> {
  const accessed = await accessMessage(ctx, actor, input);
  checkMayJoinIn(ctx, accessed);
  const poll = pollOf(accessed.row);
  if (accessed.row.author_id !== actor.user_id) refuse('EDIT_OF_OTHERS');
  if (hasEnded(poll, ctx.clock.now())) refuse('POLL_EXPIRED');
  const row = (await endPoll(ctx, accessed.guild?.id, input)) ?? refuse('UNKNOWN_MESSAGE');
  return encoded(await oneMessageJson(ctx, row, actor.user_id));
}
