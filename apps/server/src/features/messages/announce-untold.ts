import { compareIds, type Id, snowflakeAt, snowflakeTime } from '@chat-js/protocol/ids.ts';
import { isoTime } from '../../lib/clock.ts';
import type { Context } from '../context.ts';
import { messageCreated } from './message-created.ts';
import type { MessageRow } from './store.ts';

const ROWS_AT_ONCE = 500;

export interface Untold {
  /** Messages from this moment on, until now. ms since 1970. */
  since_ms: number;
  /** Only those whose ids one of these workers issued; none: whoever issued them. */
  workers?: readonly number[];
}

/**
 * A node that dies between keeping a message and telling it leaves one that is in history and that nobody was told of.
 * Tells those; what another node tells at the same time is told once all the same. Answers how many there were.
 */
export async function announceUntold(ctx: Context, { since_ms, workers = [] }: Untold): Promise<number> {
  const until = snowflakeAt(ctx.clock.now() + 1);
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
  const guild = await ctx.directory.getGuildOfChannel(row.channel_id);
  if (!guild) return false;
  const { author_id } = row;
  const member = (await ctx.directory.getMember(guild.id, author_id)) ?? {
    // Gone meanwhile; what they wrote stays.
    guild_id: guild.id,
    user_id: author_id,
    nick: null,
    roles: [],
    joined_at: isoTime(snowflakeTime(row.id)),
  };
  await ctx.bus.publish(messageCreated(row, guild.id, await ctx.directory.getUserJson(author_id), member));
  return true;
}

function workerOf(id: Id): number {
  return Number((BigInt(id) >> 12n) & 1023n);
}
