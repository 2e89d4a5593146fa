import { setTimeout as pause } from 'node:timers/promises';
import { compareIds, type Id, snowflakeAt } from '@chat-js/protocol/ids.ts';
import { Unavailable } from '../../lib/unavailable.ts';
import type { Context } from '../context.ts';
import { bringBack } from '../direct-messages/bring-back.ts';
import { mentionRowsOf } from '../mentions/mention-rows.ts';
import { tellMentions } from '../mentions/tell-mentions.ts';
import { removeHalfPost } from '../threads/half-posts.ts';
import { tellNewThread } from '../threads/new-thread.ts';
import { findMessageCreated } from './message-created.ts';
import type { MessageRow } from './store.ts';

const ROWS_AT_ONCE = 500;
/** What made a node die may have taken the store or the log with it for a while. */
const RETRY_MS = 5_000;
const RETRIES = 60;

export interface Untold {
  /** Messages from this moment on, until now. ms since 1970. */
  since_ms: number;
  /** Only those whose ids one of these workers issued; none: whoever issued them. */
  workers?: readonly number[];
}

/**
 * A node that dies between keeping a message and telling it leaves one that is in history and that nobody was told of, or
 * that begins a post which was not kept.
 * Tells those; what another node tells at the same time is told once all the same. Answers how many there were. Throws
 * Unavailable when the store or the log stays away for minutes.
 */
export async function announceUntold(ctx: Context, untold: Untold, retryMs = RETRY_MS): Promise<number> {
  const until = snowflakeAt(ctx.clock.now() + 1);
  for (let attempt = 0; ; attempt++) {
    try {
      return await announceOnce(ctx, untold, until);
    } catch (error) {
      if (!(error instanceof Unavailable) || attempt === RETRIES) throw error;
      await pause(retryMs, undefined, { ref: false });
    }
  }
}

async function announceOnce(ctx: Context, { since_ms, workers = [] }: Untold, until: Id): Promise<number> {
  let after = snowflakeAt(since_ms);
  let told = 0;
  for (;;) {
    const rows = await ctx.storage.messages.listMessagesAfter(after, ROWS_AT_ONCE);
    const untold = rows.filter(
      ({ id }) => compareIds(id, until) < 0 && (workers.length === 0 || workers.includes(workerOf(id))) && !ctx.bus.hasHeard(id),
    );
    const published = await Promise.all(untold.map((row) => announce(ctx, row)));
    told += published.filter(Boolean).length;
    const last = rows.at(-1)?.id;
    if (last === undefined || rows.length < ROWS_AT_ONCE || compareIds(last, until) >= 0) break;
    after = last;
  }
  if (told > 0) ctx.logger.warn({ messages: told }, 'told messages that a node had kept and not told');
  return told;
}

async function announce(ctx: Context, row: MessageRow): Promise<boolean> {
  const home = await ctx.directory.getHome(row.channel_id);
  if (!home) {
    await removeHalfPost(ctx, row);
    return false;
  }
  const post = row.id === row.channel_id && (await ctx.storage.threads.getThread(row.id));
  if (post) await tellNewThread(ctx, post);
  if (home.guild_id === undefined) await bringBack(ctx, row.channel_id);
  await ctx.bus.publish(await findMessageCreated(ctx, home.guild_id, row));
  await tellMentions(ctx, home.guild_id, 'added', mentionRowsOf(home.guild_id, row));
  ctx.pushes?.add(row, ctx.clock.now());
  return true;
}

function workerOf(id: Id): number {
  return Number((BigInt(id) >> 12n) & 1023n);
}
