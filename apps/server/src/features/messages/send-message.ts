import { type Message, REFERENCE_TYPE } from '@chat-js/protocol/messages.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Permission } from '@chat-js/protocol/permissions.ts';
import type { Poll } from '@chat-js/protocol/polls.ts';
import { type Encoded, encoded } from '../../lib/encoded.ts';
import type { Actor } from '../actor.ts';
import { accessPlace, type ChannelAccessed } from '../channels/access.ts';
import { isWritable } from '../channels/rules.ts';
import { takeTurn } from '../channels/slow-mode.ts';
import type { Context } from '../context.ts';
import { checkVerified } from '../members/verification.ts';
import { newPoll } from '../polls/poll.ts';
import { showPreviews } from '../previews/show-previews.ts';
import { refuse, refuseField } from '../refusal.ts';
import { bringNamed } from '../threads/bring.ts';
import { checkNotLocked, openForWriting, wroteInThread } from '../threads/write-in-thread.ts';
import { composeMessage } from './compose-message.ts';
import { messageCreated } from './message-created.ts';
import { readersAt } from './readers.ts';
import { type Referred, readReference } from './reference.ts';
import { messageJson } from './splice.ts';
import type { Inserted, MessageRow } from './store.ts';
import { findSurroundings, oneMessageJson } from './surroundings.ts';

type Input = OperationInput<'messages.create'>;

export async function sendMessage(ctx: Context, actor: Actor, input: Input): Promise<Encoded<Message>> {
  const { accessed, referred } = await checkMessage(ctx, actor, input);
  const { channel, member } = accessed;
  const poll = input.poll ? newPoll(input.poll, ctx.clock.now()) : undefined;
  const { made, named, actOfAutoMod } = await composeMessage(ctx, accessed, input, { channel_id: channel.id, referred, poll });
  // Looked up before the message is kept: nothing then stands between keeping and telling.
  const around = await findSurroundings(ctx, made);
  const turn = await takeTurn(ctx, accessed, { of: 'message', user_id: actor.user_id, nonce: made.nonce });
  const { row, repeated } = await openForWriting(ctx, accessed)
    // They are to be told of it.
    .then(() => bringNamed(ctx, accessed, named))
    .then(() => keep(ctx, made, poll))
    .catch(async (error: unknown) => {
      await turn.giveBack();
      throw error;
    });
  // A repeated nonce is a retry: answer it, do not announce it twice.
  if (repeated) return encoded(await oneMessageJson(ctx, row, actor.user_id));

  await ctx.bus.publish(messageCreated(row, readersAt(accessed), around, member));
  await wroteInThread(ctx, accessed);
  await actOfAutoMod?.(row.id);
  showPreviews(ctx, accessed, row);
  return encoded(messageJson(row, around));
}

/** The end of a poll is kept before the poll: interrupted in between, it ends nothing and goes by itself. */
async function keep(ctx: Context, made: MessageRow, poll: Poll | undefined): Promise<Inserted> {
  const { id: message_id, channel_id } = made;
  if (poll) await ctx.storage.polls.insertPolls([{ message_id, channel_id, expires_at: Date.parse(poll.expiry) }]);
  const inserted = await ctx.storage.messages.insertOnce(made);
  if (poll && inserted.repeated) await ctx.storage.polls.removePolls([message_id]);
  return inserted;
}

/** Whether the actor may write this there, and what it refers to. Nothing is done yet. */
export async function checkMessage(ctx: Context, actor: Actor, input: Checked): Promise<{ accessed: ChannelAccessed; referred: Referred }> {
  const needed: Permission[] = input.poll ? ['SEND_MESSAGES', 'SEND_POLLS'] : ['SEND_MESSAGES'];
  const accessed = await accessPlace(ctx, actor, input.channel_id, ...needed);
  if (!isWritable(accessed.channel)) refuse('WRONG_CHANNEL_TYPE');
  checkNotLocked(accessed);
  checkContent(input);
  const referred = await readReference(ctx, actor, accessed, input.message_reference);
  checkVerified(ctx, accessed.guild, accessed.member);
  return { accessed, referred };
}

type Checked = Pick<Input, 'channel_id' | 'content' | 'message_reference'> & Partial<Pick<Input, 'poll'>>;

export function checkContent({ content, message_reference, poll }: Omit<Checked, 'channel_id'>): void {
  const isForward = message_reference?.type === REFERENCE_TYPE.FORWARD;
  if (isForward && poll) refuseField('poll', 'FORWARD_HAS_POLL', 'What is forwarded stands alone: ask beside it');
  if (isForward && content !== '') refuseField('content', 'FORWARD_HAS_CONTENT', 'What is forwarded stands alone: write beside it');
  if (!isForward && !poll && content === '') refuse('EMPTY_MESSAGE');
}
