import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import { CHANNEL_TYPE, type Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { MESSAGE_FLAG, MESSAGE_TYPE } from '@chat-js/protocol/messages.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { hasPermission, type Permission } from '@chat-js/protocol/permissions.ts';
import { THREAD_TYPE, type ThreadType } from '@chat-js/protocol/threads.ts';
import type { Actor } from '../actor.ts';
import { changesBetween, recordDeed } from '../audit-log/record.ts';
import { checkAutoMod } from '../automod/check-message.ts';
import { accessChannel, type ChannelAccessed } from '../channels/access.ts';
import { holdsThreads } from '../channels/rules.ts';
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
import { checkRoom, endOf } from './change-thread.ts';
import { joinThread } from './membership.ts';
import { presentThreads } from './present.ts';
import type { ThreadRow } from './store.ts';

type Input = OperationInput<'threads.create'>;

/** A thread of its own: a note in the channel says that it was started. */
export async function startThread(ctx: Context, actor: Actor, input: Input): Promise<Channel> {
  // The note is a message.
  const accessed = await accessForStart(ctx, actor, input.channel_id, 'SEND_MESSAGES');
  if (input.type !== THREAD_TYPE.PUBLIC && input.type !== typeIn(accessed.channel)) {
    refuseField('type', 'WRONG_THREAD_TYPE', 'Only in a channel for announcements');
  }
  const actOfAutoMod = await checkAutoMod(ctx, accessed, { content: input.name });
  const answer = await start(ctx, actor, accessed, { ...input, id: ctx.ids.next() });

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

/** It has the id of the message, which says from then on that there is one. */
export async function startThreadFromMessage(
  ctx: Context,
  actor: Actor,
  input: OperationInput<'threads.createFromMessage'>,
): Promise<Channel> {
  const { channel_id, message_id } = input;
  const accessed = await accessForStart(ctx, actor, channel_id, 'READ_MESSAGE_HISTORY');
  const known = (await ctx.storage.messages.getMessage(channel_id, message_id)) ?? refuse('UNKNOWN_MESSAGE');
  const { type } = bodyOf(known);
  if (type !== MESSAGE_TYPE.DEFAULT && type !== MESSAGE_TYPE.REPLY) refuse('SYSTEM_MESSAGE');
  if (await ctx.storage.threads.getThread(message_id)) {
    // An interruption may have kept the message from saying so.
    await tellStarted(ctx, accessed, message_id);
    refuse('THREAD_EXISTS');
  }
  const actOfAutoMod = await checkAutoMod(ctx, accessed, { content: input.name });
  const answer = await start(ctx, actor, accessed, { ...input, id: message_id });

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

async function accessForStart(ctx: Context, actor: Actor, channel_id: Id, ...needed: Permission[]): Promise<ChannelAccessed> {
  const accessed = await accessChannel(ctx, actor, channel_id, 'CREATE_PUBLIC_THREADS', ...needed);
  const { guild, channel, member, permissions } = accessed;
  if (!holdsThreads(channel)) refuse('WRONG_CHANNEL_TYPE');
  checkVerified(ctx, guild, member);
  if (!hasPermission(permissions, 'MANAGE_THREADS')) await checkRoom(ctx, { guild_id: guild.id });
  return accessed;
}

type Start = Omit<Input, 'type' | 'channel_id'> & { id: Id };

async function start(ctx: Context, actor: Actor, accessed: ChannelAccessed, given: Start): Promise<Channel> {
  const { guild, channel } = accessed;
  const { id, name, auto_archive_duration, rate_limit_per_user, reason } = given;
  const now = ctx.clock.now();
  const row: ThreadRow = {
    ...{ id, guild_id: guild.id, parent_id: channel.id, type: typeIn(channel), owner_id: actor.user_id, name, created_at: now },
    ...{ auto_archive_duration, rate_limit_per_user, archived: false, locked: false, archived_at: now },
    ...{ ends_at: endOf({ auto_archive_duration }, now), message_count: 0, total_message_sent: 0 },
  };
  const turn = await takeTurn(ctx, accessed, { of: 'thread', user_id: actor.user_id, nonce: null });
  await insert(ctx, row).catch(async (error: unknown) => {
    await turn.giveBack();
    throw error;
  });
  const [data] = await presentThreads(ctx, [row]);
  if (!data) throw new Error('a thread that was just written is missing');
  const stale = [{ thread_id: id }];
  await ctx.bus.publish({ type: 'THREAD_CREATE', data: { ...data, newly_created: true }, audience: { channel_id: channel.id }, stale });
  await joinThread(ctx, row, actor.user_id);
  await recordDeed(ctx, actor, {
    guild_id: guild.id,
    action_type: AUDIT_ACTION.THREAD_CREATE,
    target_id: id,
    changes: changesBetween<ThreadRow>({}, row, ['name', 'auto_archive_duration']),
    options: { channel_id: channel.id },
    reason,
  });
  const [answer] = await presentThreads(ctx, [row], actor.user_id);
  return answer ?? data;
}

function typeIn({ type }: StoredChannel): ThreadType {
  return type === CHANNEL_TYPE.ANNOUNCEMENT ? THREAD_TYPE.ANNOUNCEMENT : THREAD_TYPE.PUBLIC;
}

async function insert(ctx: Context, row: ThreadRow): Promise<void> {
  const { guilds, threads } = ctx.storage;
  const { id, guild_id, parent_id } = row;
  // What is still removed of the last thread with this id would take this one with it.
  if ((await guilds.getGuild(guild_id))?.purging.includes(id)) refuse('THREAD_EXISTS');
  if (!(await threads.insertThread(row))) refuse('THREAD_EXISTS');
  // Whoever deletes the channel looks for its threads afterwards: one of the two sees the other.
  const guild = await guilds.getGuild(guild_id);
  if (guild && !guild.deleted && guild.channels.some((channel) => channel.id === parent_id)) return;
  await threads.removeThread(id);
  refuse('UNKNOWN_CHANNEL');
}
