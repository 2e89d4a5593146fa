import { isDeepStrictEqual as isSame } from 'node:util';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { Context } from '../context.ts';
import { correctTold } from '../correct-told.ts';
import { refuse } from '../refusal.ts';
import { inTurn } from './in-turn.ts';
import { isOther } from './is-other.ts';
import { isPrivate } from './is-private.ts';
import { cameIntoThread } from './membership.ts';
import { presentThreads } from './present.ts';
import { seersOfThread } from './seers.ts';
import type { ThreadMemberRow, ThreadPatch, ThreadRow } from './store.ts';

const MINUTE_MS = 60_000;

/** When a thread in which something happens now ends by itself. */
export function endOf({ auto_archive_duration }: Pick<ThreadRow, 'auto_archive_duration'>, now: number): number {
  return now + auto_archive_duration * MINUTE_MS;
}

/** Changes a thread and tells those who may see it; nothing is told where nothing changes. */
export function changeThread(ctx: Context, thread: ThreadRow, patch: ThreadPatch): Promise<Channel> {
  return inTurn(thread.id, () => change(ctx, thread.id, patch));
}

async function change(ctx: Context, id: Id, patch: ThreadPatch): Promise<Channel> {
  const before = (await ctx.storage.threads.getThread(id)) ?? refuse('UNKNOWN_CHANNEL');
  const changes = Object.entries(patch).some(([key, value]) => !isSame(before[key as keyof ThreadPatch], value));
  if (!changes) return present(ctx, before);
  return tellThread(ctx, (await ctx.storage.threads.updateThread(id, patch)) ?? refuse('UNKNOWN_CHANNEL'));
}

/** Archives a thread if its time has come. */
export function endThread(ctx: Context, id: Id): Promise<void> {
  return inTurn(id, async () => {
    const ended = await ctx.storage.threads.endThread(id, ctx.clock.now());
    if (ended) await tellThread(ctx, ended);
  });
}

async function tellThread(ctx: Context, row: ThreadRow): Promise<Channel> {
  const answer = await announceThread(ctx, row);
  await correctTold(row, {
    read: () => ctx.storage.threads.getThread(row.id),
    isOther,
    tell: (kept) => announceThread(ctx, kept),
  });
  return answer;
}

async function announceThread(ctx: Context, row: ThreadRow): Promise<Channel> {
  const answer = await present(ctx, row);
  const { id: thread_id, guild_id } = row;
  await ctx.bus.publish({
    type: 'THREAD_UPDATE',
    data: answer,
    audience: seersOfThread(row),
    ...(row.archived && { access: { kind: 'thread-ended', guild_id, thread_id, ...(await insidersOf(ctx, row)) } }),
    stale: [{ thread_id }],
  });
  return answer;
}

async function insidersOf(ctx: Context, row: ThreadRow) {
  if (!isPrivate(row)) return undefined;
  const rows = await ctx.storage.threads.listThreadMembers(row.id, { after: '0', limit: LIMITS.threadMembers });
  return { insiders: rows.map(({ user_id }) => user_id) };
}

async function present(ctx: Context, row: ThreadRow): Promise<Channel> {
  const [answer] = await presentThreads(ctx, [row]);
  return answer ?? refuse('UNKNOWN_CHANNEL');
}

/**
 * Opens a thread again, with those who were in it and are in the guild still. One that somebody else has opened meanwhile
 * is only changed. @throws Refusal TOO_MANY_THREADS
 */
export function reopenThread(ctx: Context, thread: ThreadRow, patch: ThreadPatch = {}): Promise<Channel> {
  return inTurn(thread.id, async () => {
    const before = (await ctx.storage.threads.getThread(thread.id)) ?? refuse('UNKNOWN_CHANNEL');
    if (!before.archived) return change(ctx, thread.id, patch);
    await checkRoom(ctx, thread);
    const now = ctx.clock.now();
    const opened: ThreadPatch = { ...patch, archived: false, archived_at: now, ends_at: endOf({ ...before, ...patch }, now) };
    const row = (await ctx.storage.threads.updateThread(thread.id, opened)) ?? refuse('UNKNOWN_CHANNEL');
    const members = await membersOf(ctx, row);
    const answer = await tellThread(ctx, row);
    await cameIntoThread(ctx, row, members);
    return answer;
  });
}

async function membersOf(ctx: Context, { id, guild_id }: ThreadRow): Promise<ThreadMemberRow[]> {
  const rows = await ctx.storage.threads.listThreadMembers(id, { after: '0', limit: LIMITS.threadMembers });
  const present = await Promise.all(rows.map(({ user_id }) => ctx.directory.getMember(guild_id, user_id)));
  const gone = rows.filter((_, index) => !present[index]);
  for (const { user_id } of gone) await ctx.storage.threads.removeThreadMember(id, user_id);
  return rows.filter((row) => !gone.includes(row));
}

/** @throws Refusal TOO_MANY_THREADS */
export async function checkRoom(ctx: Context, { guild_id }: Pick<ThreadRow, 'guild_id'>): Promise<void> {
  if ((await ctx.storage.threads.countActiveThreads(guild_id)) >= LIMITS.activeThreads) refuse('TOO_MANY_THREADS');
}
