import { type Id, snowflakeAt } from '@chat-js/protocol/ids.ts';
import { isWritable } from '../channels/rules.ts';
import type { Context } from '../context.ts';
import type { GuildDoc } from '../guilds/store.ts';

/** As many as one event names (Discord: 100). */
const AT_ONCE = 100;

interface Recent {
  author_id: Id;
  seconds: number;
}

/** Deletes what someone wrote in a guild in the last so many seconds, in every channel, newest first. */
export async function deleteRecent(ctx: Context, guild: GuildDoc, { author_id, seconds }: Recent): Promise<void> {
  if (seconds === 0) return;
  const channel_ids = guild.channels.filter(isWritable).map(({ id }) => id);
  const since_id = snowflakeAt(ctx.clock.now() - seconds * 1000);
  for (;;) {
    const rows = await ctx.storage.messages.listMessagesBy(channel_ids, author_id, since_id, AT_ONCE);
    const byChannel = Map.groupBy(rows, ({ channel_id }) => channel_id);
    for (const [channel_id, some] of byChannel) {
      const ids = some.map(({ id }) => id);
      // Whoever is told that a message is gone knows that it is not pinned.
      await ctx.storage.pins.removePins(ids);
      await ctx.storage.messages.removeMessages(channel_id, ids);
      await ctx.bus.publish({
        type: 'MESSAGE_DELETE_BULK',
        data: { ids, channel_id, guild_id: guild.id },
        audience: { readers_of_channel: channel_id, in_guild: guild.id },
      });
    }
    if (rows.length < AT_ONCE) return;
  }
}
