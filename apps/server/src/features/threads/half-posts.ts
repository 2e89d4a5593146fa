import { compareIds, type Id, snowflakeAt, snowflakeTime } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import type { MessageRow } from '../messages/store.ts';
import { removeThread } from './remove-thread.ts';

const ROWS_AT_ONCE = 500;
/** As long as keeping a post may take. */
const RECENT_MS = 60_000;

/** Removes a message that was kept for a post that is not there. */
export async function removeHalfPost(ctx: Context, { id, channel_id }: MessageRow): Promise<void> {
  if (id !== channel_id) return;
  await ctx.storage.messages.removeMessages(id, [id]);
  const thread = await ctx.storage.threads.getThread(id);
  if (thread) await removeThread(ctx, thread);
}

/** Removes what a process that stopped left of posts. `newest`: the last message that it kept; since then there was nothing. */
export async function removeHalfPosts(ctx: Context, newest: Id): Promise<void> {
  let after = snowflakeAt(Math.max(0, snowflakeTime(newest) - RECENT_MS));
  for (;;) {
    const rows = await ctx.storage.messages.listMessagesAfter(after, ROWS_AT_ONCE);
    const first = rows.filter(({ id, channel_id }) => id === channel_id && compareIds(id, newest) <= 0);
    const threads = new Set((await ctx.storage.threads.listThreads(first.map(({ id }) => id))).map(({ id }) => id));
    for (const row of first) if (!threads.has(row.id)) await removeHalfPost(ctx, row);
    const last = rows.at(-1)?.id;
    if (last === undefined || rows.length < ROWS_AT_ONCE || compareIds(last, newest) >= 0) return;
    after = last;
  }
}
