import { CHANNEL_TYPE, type Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { MESSAGE_FLAG, MESSAGE_TYPE } from '@chat-js/protocol/messages.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import { THREAD_TYPE, type ThreadType } from '@chat-js/protocol/threads.ts';
import type { Actor } from '../actor.ts';
import { checkAutoMod } from '../automod/check-message.ts';
import { accessChannel, type ChannelAccessed, permitted, placeInThread } from '../channels/access.ts';
import { holdsThreads, isForum } from '../channels/rules.ts';
import { takeTurn } from '../channels/slow-mode.ts';
import type { Context } from '../context.ts';
import type { StoredChannel } from '../guilds/store.ts';
import { checkVerified } from '../members/verification.ts';
import { announceUpdate, changeMessage } from '../messages/change-message.ts';
import { messageCreated } from '../messages/message-created.ts';
import { bodyOf, newMessage, refsJson, refsOf } from '../messages/new-message.ts';
import { readersAt } from '../messages/readers.ts';
import { findSurroundings } from '../messages/surroundings.ts';
import { refuse, refuseField } from '../refusal.ts';
import { checkRoom } from './change-thread.ts';
import { isPrivate } from './is-private.ts';
import { joinThread } from './membership.ts';
import { answerThread, keepThread, newThread, recordNewThread, tellNewThread } from './new-thread.ts';
import { startPost } from './start-post.ts';
import type { ThreadRow } from './store.ts';

type Input = OperationInput<'threads.create'>;

/** A thread of its own: a note in the channel says that a public one was started. In a forum a post. */
export async function startThread(ctx: Context, actor: Actor, input: Input): Promise<Channel> {
  // The note is a message.
  const accessed = await accessChannel(ctx, actor, input.channel_id, 'SEND_MESSAGES');
  if (isForum(accessed.channel)) {
    await checkMayBegin(ctx, accessed);
    return startPost(ctx, actor, accessed, input);
  }
  const type = typeOf(accessed.channel, input);
  await checkMayBegin(ctx, permitted(accessed, isPrivate({ type }) ? 'CREATE_PRIVATE_THREADS' : 'CREATE_PUBLIC_THREADS'));
  const row = newThread(ctx, accessed, { ...input, id: ctx.ids.next(), type });
  // What a private one is called is read as what is written in it.
  const named = isPrivate(row) ? placeInThread(accessed, row) : accessed;
  const actOfAutoMod = await checkAutoMod(ctx, named, { content: input.name });
  const answer = await start(ctx, actor, accessed, row, input.reason);
  const caught_id = isPrivate(row) ? row.id : await tellNote(ctx, accessed, row);
  await actOfAutoMod?.(caught_id);
  return answer;
}

/** Says in the channel that a thread was started. Answers the id of the message. */
async function tellNote(ctx: Context, accessed: ChannelAccessed, { id, guild_id, owner_id, name }: ThreadRow): Promise<Id> {
  const note = newMessage({
    ...{ id: ctx.ids.next(), channel_id: accessed.channel.id, author_id: owner_id, time: ctx.clock.now(), content: name },
    started: { thread_id: id, guild_id },
  });
  const around = await findSurroundings(ctx, note);
  const { row } = await ctx.storage.messages.insertOnce(note);
  await ctx.bus.publish(messageCreated(row, readersAt(accessed), around, accessed.member));
  return row.id;
}

/** What is started here. @throws Refusal naming what only posts have, and a type that is not for this channel */
function typeOf(channel: StoredChannel, { type, message, applied_tags }: Input): ThreadType {
  if (message) refuseField('message', 'FORUM_ONLY', 'Only a post begins with a message');
  if (applied_tags) refuseField('applied_tags', 'FORUM_ONLY', 'Only posts have tags');
  if (type === undefined) refuseField('type', 'BASE_TYPE_REQUIRED', 'A public thread is 11, a private one 12');
  if (!holdsThreads(channel)) refuse('WRONG_CHANNEL_TYPE');
  const open = publicTypeIn(channel);
  if (type === THREAD_TYPE.PUBLIC || type === open) return open;
  if (type === THREAD_TYPE.ANNOUNCEMENT) refuseField('type', 'WRONG_THREAD_TYPE', 'Only in a channel for announcements');
  if (channel.type !== CHANNEL_TYPE.TEXT) refuseField('type', 'WRONG_THREAD_TYPE', 'Private ones only in a text channel');
  return type;
}

function publicTypeIn({ type }: StoredChannel): ThreadType {
  return type === CHANNEL_TYPE.ANNOUNCEMENT ? THREAD_TYPE.ANNOUNCEMENT : THREAD_TYPE.PUBLIC;
}

/** It has the id of the message, which says from then on that there is one. */
export async function startThreadFromMessage(
  ctx: Context,
  actor: Actor,
  input: OperationInput<'threads.createFromMessage'>,
): Promise<Channel> {
  const { channel_id, message_id } = input;
  const accessed = await accessChannel(ctx, actor, channel_id, 'CREATE_PUBLIC_THREADS', 'READ_MESSAGE_HISTORY');
  if (!holdsThreads(accessed.channel)) refuse('WRONG_CHANNEL_TYPE');
  await checkMayBegin(ctx, accessed);
  const known = (await ctx.storage.messages.getMessage(channel_id, message_id)) ?? refuse('UNKNOWN_MESSAGE');
  const { type } = bodyOf(known);
  if (type !== MESSAGE_TYPE.DEFAULT && type !== MESSAGE_TYPE.REPLY) refuse('SYSTEM_MESSAGE');
  if (await ctx.storage.threads.getThread(message_id)) {
    // An interruption may have kept the message from saying so.
    await tellStarted(ctx, accessed, message_id);
    refuse('THREAD_EXISTS');
  }
  const actOfAutoMod = await checkAutoMod(ctx, accessed, { content: input.name });
  const answer = await start(
    ctx,
    actor,
    accessed,
    newThread(ctx, accessed, { ...input, id: message_id, type: publicTypeIn(accessed.channel) }),
    input.reason,
  );

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

async function checkMayBegin(ctx: Context, accessed: ChannelAccessed): Promise<void> {
  checkVerified(ctx, accessed);
  const { guild, permissions } = accessed;
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
