import type { Channel } from '@chat-js/protocol/channels.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { THREAD_TYPE } from '@chat-js/protocol/threads.ts';
import type { Actor } from '../actor.ts';
import { type ChannelAccessed, placeInThread } from '../channels/access.ts';
import { takeTurn } from '../channels/slow-mode.ts';
import type { Context } from '../context.ts';
import { mentionRowsOf } from '../mentions/mention-rows.ts';
import { tellMentions } from '../mentions/tell-mentions.ts';
import { composeMessage } from '../messages/compose-message.ts';
import { messageCreated } from '../messages/message-created.ts';
import { readersAt } from '../messages/readers.ts';
import { checkContent } from '../messages/send-message.ts';
import type { MessageRow } from '../messages/store.ts';
import { findSurroundings } from '../messages/surroundings.ts';
import { showPreviews } from '../previews/show-previews.ts';
import { refuse, refuseField } from '../refusal.ts';
import { checkAppliedTags } from './applied-tags.ts';
import { answerThread, keepThread, newThread, recordNewThread, tellNewThread } from './new-thread.ts';
import type { ThreadRow } from './store.ts';
import { wroteInThread } from './write-in-thread.ts';

/**
 * A post of a forum: a thread and its first message, which has its id. The message is kept first: what is left when a server
 * stops between the two is nowhere to be seen, and is finished by whoever sends it again, or removed when a server starts.
 */
export async function startPost(
  ctx: Context,
  actor: Actor,
  forum: ChannelAccessed,
  input: OperationInput<'threads.create'>,
): Promise<Channel> {
  const { message = refuseField('message', 'BASE_TYPE_REQUIRED', 'A post begins with a message') } = input;
  checkContent(message);
  const { channel, permissions, member } = forum;
  const applied_tags = checkAppliedTags({ forum: channel, permissions, before: [], wanted: input.applied_tags ?? [] });
  const { made, actOfAutoMod } = await composeMessage(ctx, forum, message, { title: input.name });
  const around = await findSurroundings(ctx, made);
  const turn = await takeTurn(ctx, forum, { of: 'thread', user_id: actor.user_id, nonce: made.nonce });

  const {
    message: row,
    thread,
    isNew,
  } = await keepPost(ctx, made, (id) => newThread(ctx, forum, { ...input, id, type: THREAD_TYPE.PUBLIC, applied_tags })).catch(
    async (error: unknown) => {
      await turn.giveBack();
      throw error;
    },
  );
  // A repeated nonce is a retry: answer it, do not announce it twice.
  if (!isNew) return answerThread(ctx, actor, thread);

  await tellNewThread(ctx, thread);
  const place = placeInThread(forum, thread);
  await ctx.bus.publish(messageCreated(row, readersAt(place), row === made ? around : await findSurroundings(ctx, row), member));
  const mentions = mentionRowsOf(forum.guild.id, row);
  await ctx.storage.mentions.insertMentions(mentions);
  await tellMentions(ctx, forum.guild.id, 'added', mentions);
  await wroteInThread(ctx, place);
  await recordNewThread(ctx, actor, thread, input.reason);
  await actOfAutoMod?.(row.id, place);
  showPreviews(ctx, place, row);
  ctx.pushes?.add(row, ctx.clock.now());
  return answerThread(ctx, actor, (await ctx.storage.threads.getThread(thread.id)) ?? thread);
}

interface Kept {
  message: MessageRow;
  thread: ThreadRow;
  /** It is told by whoever kept it. */
  isNew: boolean;
}

async function keepPost(ctx: Context, made: MessageRow, threadOf: (id: string) => ThreadRow): Promise<Kept> {
  const { messages, threads } = ctx.storage;
  const { row: message, repeated } = await messages.insertOnce(made);
  const { id } = message;
  if (message.channel_id !== id) refuseField('message.nonce', 'NONCE_USED', 'A message elsewhere has this nonce');
  const begun = repeated ? await threads.getThread(id) : undefined;
  if (begun) return { message, thread: begun, isNew: false };
  const thread = threadOf(id);
  try {
    if (await keepThread(ctx, thread)) {
      // Whoever removes what was left half-done looks for the thread afterwards: one of the two sees the other.
      if (await messages.getMessage(id, id)) return { message, thread, isNew: true };
      await threads.removeThread(id);
      return refuse('UNKNOWN_CHANNEL');
    }
  } catch (error) {
    await messages.removeMessages(id, [id]);
    throw error;
  }
  // Somebody else has finished it, or it is being removed.
  return { message, thread: (await threads.getThread(id)) ?? refuse('UNKNOWN_CHANNEL'), isNew: false };
}
