import { CHANNEL_TYPE, type Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { MESSAGE_FLAG, MESSAGE_TYPE } from '@chat-js/protocol/messages.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { Actor } from '../actor.ts';
import { checkAutoMod } from '../automod/check-message.ts';
import { accessChannel, type ChannelAccessed, permitted } from '../channels/access.ts';
import { isForum } from '../channels/rules.ts';
import { takeTurn } from '../channels/slow-mode.ts';
import type { Context } from '../context.ts';
import { checkVerified } from '../members/verification.ts';
import { announceUpdate, changeMessage } from '../messages/change-message.ts';
import { messageCreated } from '../messages/message-created.ts';
import { bodyOf, newMessage, refsJson, refsOf } from '../messages/new-message.ts';
import { readersAt } from '../messages/readers.ts';
import { findSurroundings } from '../messages/surroundings.ts';
import { refuse, refuseField } from '../refusal.ts';
import { checkRoom } from './change-thread.ts';
import { joinThread } from './membership.ts';
import { answerThread, keepThread, newThread, recordNewThread, tellNewThread } from './new-thread.ts';
import { startPost } from './start-post.ts';
import type { ThreadRow } from './store.ts';

type Input = OperationInput<'threads.create'>;

/** A thread of its own: a note in the channel says that it was started. In a forum a post. */
export async function startThread(ctx: Context, actor: Actor, input: Input): Promise<Channel> {
  // The note is a message.
  const accessed = await accessChannel(ctx, actor, input.channel_id, 'SEND_MESSAGES');
  if (isForum(accessed.channel)) {
    await checkMayBegin(ctx, accessed);
    return startPost(ctx, actor, accessed, input);
  }
  await checkMayStart(ctx, permitted(accessed, 'CREATE_PUBLIC_THREADS'));
  checkNoPost(input);
  const actOfAutoMod = await checkAutoMod(ctx, accessed, { content: input.name });
  const thread = newThread(ctx, accessed, { ...input, id: ctx.ids.next(), applied_tags: [] });
  const answer = await start(ctx, actor, accessed, thread, input.reason);

  const { guild, channel, member } = accessed;
  const note = newMessage({
    ...{ id: ctx.ids.next(), channel_id: channel.id, author_id: actor.user_id, time: ctx.clock.now(), content: input.name },
    started: { thread_id: answer.id, guild_id: guild.id },
  });
  const around = await findSurroundings(ctx, note);
  const { row } = await ctx.storage.messages.insertOnce(note);
  await ctx.bus.publish(messageCreated(row, readersAt(accessed), around, member));
  await actOfAutoMod?.(row.id);
  return answer;
}

function checkNoPost({ type, message, applied_tags }: Input): void {
  if (type === undefined) refuseField('type', 'BASE_TYPE_REQUIRED', 'Only public threads: 11');
  if (message) refuseField('message', 'FORUM_ONLY', 'Only a post begins with a message');
  if (applied_tags) refuseField('applied_tags', 'FORUM_ONLY', 'Only posts have tags');
}

/** It has the id of the message, which says from then on that there is one. */
export async function startThreadFromMessage(
  ctx: Context,
  actor: Actor,
  input: OperationInput<'threads.createFromMessage'>,
): Promise<Channel> {
  const { channel_id, message_id } = input;
  const accessed = await accessChannel(ctx, actor, channel_id, 'CREATE_PUBLIC_THREADS', 'READ_MESSAGE_HISTORY');
  await checkMayStart(ctx, accessed);
  const known = (await ctx.storage.messages.getMessage(channel_id, message_id)) ?? refuse('UNKNOWN_MESSAGE');
  const { type } = bodyOf(known);
  if (type !== MESSAGE_TYPE.DEFAULT && type !== MESSAGE_TYPE.REPLY) refuse('SYSTEM_MESSAGE');
  if (await ctx.storage.threads.getThread(message_id)) {
    // An interruption may have kept the message from saying so.
    await tellStarted(ctx, accessed, message_id);
    refuse('THREAD_EXISTS');
  }
  const actOfAutoMod = await checkAutoMod(ctx, accessed, { content: input.name });
  const answer = await start(ctx, actor, accessed, newThread(ctx, accessed, { ...input, id: message_id }), input.reason);

  await tellStarted(ctx, accessed, message_id);
  await actOfAutoMod?.(message_id);
  return answer;
}

async function tellStarted(ctx: Context, { guild, channel }: ChannelAccessed, message_id: Id): Promise<void> {
  const marked = await markStarted(ctx, channel.id, message_id, true);
  if (marked) await announceUpdate(ctx, guild.id, marked);
}

/** Answers the message when it says something else than before. */
export async function markStarted(ctx: Context, channel_id: Id, message_id: Id, hasThread: boolean) {
  const marked = await changeMessage(ctx, channel_id, message_id, (row) => {
    const body = bodyOf(row);
    const flags = hasThread ? body.flags | MESSAGE_FLAG.HAS_THREAD : body.flags & ~MESSAGE_FLAG.HAS_THREAD;
    if (flags === body.flags) return undefined;
    const { thread: _, ...refs } = refsOf(row);
    return { body: JSON.stringify({ ...body, flags }), refs: refsJson({ ...refs, ...(hasThread && { thread: true }) }) };
  });
  return marked?.changed ? marked.row : undefined;
}

function checkMayStart(ctx: Context, accessed: ChannelAccessed): Promise<void> {
  if (accessed.channel.type !== CHANNEL_TYPE.TEXT) refuse('WRONG_CHANNEL_TYPE');
  return checkMayBegin(ctx, accessed);
}

async function checkMayBegin(ctx: Context, { guild, member, permissions }: ChannelAccessed): Promise<void> {
  checkVerified(ctx, guild, member);
  if (!hasPermission(permissions, 'MANAGE_THREADS')) await checkRoom(ctx, { guild_id: guild.id });
}

async function start(ctx: Context, actor: Actor, accessed: ChannelAccessed, row: ThreadRow, reason: string | undefined): Promise<Channel> {
  const turn = await takeTurn(ctx, accessed, { of: 'thread', user_id: actor.user_id, nonce: null });
  const kept = keepThread(ctx, row).then((isNew) => isNew || refuse('THREAD_EXISTS'));
  await kept.catch(async (error: unknown) => {
    await turn.giveBack();
    throw error;
  });
  await tellNewThread(ctx, row);
  await joinThread(ctx, row, actor.user_id);
  await recordNewThread(ctx, actor, row, reason);
  return answerThread(ctx, actor, row);
}
