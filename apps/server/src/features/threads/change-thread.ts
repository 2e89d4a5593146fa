import type { Channel } from '@chat-js/protocol/channels.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { createQueues } from '../../lib/queues.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import { cameIntoThread } from './membership.ts';
import { presentThreads } from './present.ts';
import type { ThreadMemberRow, ThreadPatch, ThreadRow } from './store.ts';

/** What is told of a thread is told in the order in which it was kept. */
const inTurn = createQueues();

const MINUTE_MS = 60_000;

/** When a thread in which something happens now ends by itself. */
export function endOf({ auto_archive_duration }: Pick<ThreadRow, 'auto_archive_duration'>, now: number): number {
  return now + auto_archive_duration * MINUTE_MS;
}

/** Changes a thread and tells those who may see it. */
export function changeThread(ctx: Context, thread: ThreadRow, patch: ThreadPatch): Promise<Channel> {
  return inTurn(thread.id, async () => {
    const row = (await ctx.storage.threads.updateThread(thread.id, patch)) ?? refuse('UNKNOWN_CHANNEL');
    return announceThread(ctx, row);
  });
}

export async function announceThread(ctx: Context, row: ThreadRow): Promise<Channel> {
  const [answer] = await presentThreads(ctx, [row]);
  if (!answer) throw new Error('a thread that was just written is missing');
  const { id: thread_id, parent_id } = row;
  await ctx.bus.publish({ type: 'THREAD_UPDATE', data: answer, audience: { channel_id: parent_id }, stale: [{ thread_id }] });
  return answer;
}

/** Opens a thread again, with those who were in it and are in the guild still. @throws Refusal TOO_MANY_THREADS */
export async function reopenThread(ctx: Context, thread: ThreadRow, patch: ThreadPatch = {}): Promise<Channel> {
  await checkRoom(ctx, thread);
  const now = ctx.clock.now();
  const opened: ThreadPatch = { ...patch, archived: false, archived_at: now, ends_at: endOf({ ...thread, ...patch }, now) };
  return inTurn(thread.id, async () => {
    const row = (await ctx.storage.threads.updateThread(thread.id, opened)) ?? refuse('UNKNOWN_CHANNEL');
    const members = await membersOf(ctx, row);
    const answer = await announceThread(ctx, row);
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
