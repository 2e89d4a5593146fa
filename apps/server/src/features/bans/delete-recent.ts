import { type Id, snowflakeAt } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import type { GuildDoc } from '../guilds/store.ts';
import { takeAway } from '../messages/removal.ts';
import { placesSince } from '../threads/places-since.ts';

/** As many as one event names (Discord: 100). */
const AT_ONCE = 100;

interface Recent {
  author_id: Id;
  seconds: number;
}

/** Deletes for good what someone wrote in a guild in the last so many seconds, in every channel and thread, newest first. */
export async function deleteRecent(ctx: Context, guild: GuildDoc, { author_id, seconds }: Recent): Promise<void> {
  if (seconds === 0) return;
  const since = ctx.clock.now() - seconds * 1000;
  const channel_ids = await placesSince(ctx, guild, { channels: guild.channels, since_ms: since });
  const since_id = snowflakeAt(since);
  for (;;) {
    const rows = await ctx.storage.messages.listMessagesBy(channel_ids, author_id, since_id, AT_ONCE);
    if (rows.length > 0) await takeAway(ctx, guild.id, { rows, forGood: true });
    if (rows.length < AT_ONCE) return;
  }
}
