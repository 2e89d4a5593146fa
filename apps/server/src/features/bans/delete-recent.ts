import { type Id, snowflakeAt } from '@chat-js/protocol/ids.ts';
import { isWritable } from '../channels/rules.ts';
import type { Context } from '../context.ts';
import type { GuildDoc } from '../guilds/store.ts';
import { takeAway } from '../messages/removal.ts';

/** As many as one event names (Discord: 100). */
const AT_ONCE = 100;

interface Recent {
  author_id: Id;
  seconds: number;
}

/** Deletes for good what someone wrote in a guild in the last so many seconds, in every channel, newest first. */
export async function deleteRecent(ctx: Context, guild: GuildDoc, { author_id, seconds }: Recent): Promise<void> {
  if (seconds === 0) return;
  const channel_ids = guild.channels.filter(isWritable).map(({ id }) => id);
  const since_id = snowflakeAt(ctx.clock.now() - seconds * 1000);
  for (;;) {
    const rows = await ctx.storage.messages.listMessagesBy(channel_ids, author_id, since_id, AT_ONCE);
    if (rows.length > 0) await takeAway(ctx, guild.id, rows);
    if (rows.length < AT_ONCE) return;
  }
}
