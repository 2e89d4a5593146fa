import { HIGHEST_ID, type Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { findChannelAccess } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import { inTurn } from './in-turn.ts';
import { isOther } from './is-other.ts';
import { isPrivate } from './is-private.ts';
import { presentThreadMember, presentThreads } from './present.ts';
import { seersOfThread } from './seers.ts';
import type { ThreadMemberRow, ThreadRow } from './store.ts';

/** Puts somebody into a thread who may see it, unless they are in it. @throws Refusal TOO_MANY_THREAD_MEMBERS, UNKNOWN_CHANNEL */
export function joinThread(ctx: Context, thread: ThreadRow, user_id: Id): Promise<void> {
  return inTurn(thread.id, async () => {
    const { threads } = ctx.storage;
    if (await threads.getThreadMember(thread.id, user_id)) return;
    if ((await countMembers(ctx, thread.id)) >= LIMITS.threadMembers) refuse('TOO_MANY_THREAD_MEMBERS');
    const row = { thread_id: thread.id, user_id, joined_at: ctx.clock.now() };
    if (!(await threads.insertThreadMember(row))) return;
    if (!(await isStillThere(ctx, thread, user_id))) {
      await threads.removeThreadMember(thread.id, user_id);
      refuse('UNKNOWN_CHANNEL');
    }
    await cameIntoThread(ctx, thread, [row]);
    await tellMembers(ctx, thread, { added_members: [presentThreadMember(row)] });
  });
}

/** Whoever leaves the guild, or deletes the thread, looks for its people afterwards: one of the two sees the other. */
async function isStillThere({ storage }: Context, { id, guild_id }: ThreadRow, user_id: Id): Promise<boolean> {
  const [member, thread] = await Promise.all([storage.members.getMember(guild_id, user_id), storage.threads.getThread(id)]);
  return member !== undefined && thread !== undefined;
}

/** Takes somebody out of a thread; answers whether they were in it. */
export function leaveThread(ctx: Context, thread: ThreadRow, user_id: Id): Promise<boolean> {
  return inTurn(thread.id, async () => {
    if (!(await ctx.storage.threads.removeThreadMember(thread.id, user_id))) return false;
    if (isPrivate(thread)) await tellSight(ctx, thread, user_id, undefined);
    await tellMembers(ctx, thread, { removed_member_ids: [user_id] });
    return true;
  });
}

/**
 * Takes somebody who is out of a guild out of its threads. Public ones that have ended forget them when they are opened
 * again; private ones they would see when they come back.
 */
export async function leaveThreadsOfGuild(ctx: Context, guild_id: Id, user_id: Id): Promise<void> {
  const active = new Map((await ctx.storage.threads.listActiveThreads(guild_id)).map((thread) => [thread.id, thread]));
  for (const { thread_id } of await ctx.storage.threads.listThreadsOfMember(user_id, [...active.keys()])) {
    const thread = active.get(thread_id);
    if (thread) await leaveThread(ctx, thread, user_id);
  }
  await leaveArchivedPrivate(ctx, guild_id, user_id);
}

const THREADS_AT_ONCE = 100;

async function leaveArchivedPrivate({ storage }: Context, guild_id: Id, user_id: Id): Promise<void> {
  const channel_ids = (await storage.guilds.getGuild(guild_id))?.channels.map(({ id }) => id) ?? [];
  for (;;) {
    const page = { before: HIGHEST_ID, limit: THREADS_AT_ONCE };
    const rows = await storage.threads.listArchivedThreadsOfMember(user_id, channel_ids, page);
    for (const { id } of rows) await storage.threads.removeThreadMember(id, user_id);
    if (rows.length < THREADS_AT_ONCE) return;
  }
}

/** Tells people that they are in a thread from now on, or again. Those who do not see it now are told nothing until they do. */
export async function cameIntoThread(ctx: Context, thread: ThreadRow, rows: readonly ThreadMemberRow[]): Promise<void> {
  if (isPrivate(thread)) {
    await Promise.all(rows.map((row) => tellSight(ctx, thread, row.user_id, row)));
    return;
  }
  const { id: thread_id, guild_id, parent_id } = thread;
  await Promise.all(
    rows.map(async (row) => {
      const member = presentThreadMember(row);
      const sees = await findChannelAccess(ctx, row, parent_id);
      return ctx.bus.publish({
        type: 'THREAD_MEMBER_UPDATE',
        data: { ...member, guild_id },
        audience: sees ? { user_ids: [row.user_id] } : 'nobody',
        access: { kind: 'thread', guild_id, parent_id, thread_id, came: [member], left: [] },
      });
    }),
  );
}

/**
 * Somebody sees a private thread by being in it, or does not any more. Told again when another node changed it, or them,
 * meanwhile: what is told last is what is kept.
 */
async function tellSight(ctx: Context, row: ThreadRow, user_id: Id, own: ThreadMemberRow | undefined): Promise<void> {
  const { id: thread_id, guild_id, parent_id } = row;
  const [shown] = own ? await presentThreads(ctx, [row]) : [];
  const thread = own && shown ? { ...shown, member: presentThreadMember(own) } : null;
  const access = { kind: 'private-thread', guild_id, parent_id, thread_id, user_id, thread } as const;
  await ctx.bus.publish({ type: 'RESYNC', data: {}, audience: 'nobody', access });
  const { threads } = ctx.storage;
  const [kept, now] = await Promise.all([threads.getThread(thread_id), threads.getThreadMember(thread_id, user_id)]);
  const isOld = now?.joined_at !== own?.joined_at || (kept && own && !kept.archived && isOther(kept, row));
  if (kept && isOld) await tellSight(ctx, kept, user_id, now);
}

interface Change {
  added_members?: ReturnType<typeof presentThreadMember>[];
  removed_member_ids?: Id[];
}

/** Told again when another node counted meanwhile and was told of earlier: the last count that is told is the true one. */
async function tellMembers(ctx: Context, thread: ThreadRow, change: Change): Promise<void> {
  let member_count = await countMembers(ctx, thread.id);
  await tellCount(ctx, thread, member_count, change);
  for (let now = await countMembers(ctx, thread.id); now !== member_count; now = await countMembers(ctx, thread.id)) {
    member_count = now;
    await tellCount(ctx, thread, member_count, {});
  }
}

async function tellCount(ctx: Context, thread: ThreadRow, member_count: number, change: Change): Promise<void> {
  const { id, guild_id, parent_id } = thread;
  const left = change.removed_member_ids ?? [];
  await ctx.bus.publish({
    type: 'THREAD_MEMBERS_UPDATE',
    data: { id, guild_id, member_count, ...change },
    audience: seersOfThread(thread),
    ...(left.length > 0 && !isPrivate(thread) && { access: { kind: 'thread', guild_id, parent_id, thread_id: id, came: [], left } }),
  });
}

async function countMembers(ctx: Context, id: Id): Promise<number> {
  return (await ctx.storage.threads.countThreadMembers([id])).get(id) ?? 0;
}
