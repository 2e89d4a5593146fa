import { Unavailable } from '../../lib/unavailable.ts';
import type { Context } from '../context.ts';
import { purgePlace } from '../guilds/purge.ts';
import { groupIconKey } from './icon.ts';
import type { DirectChannelRow } from './store.ts';

/** Goes on with removals that a stop or a fault interrupted. */
export async function resumeDirectPurges(ctx: Context): Promise<void> {
  for (const row of await ctx.storage.directChannels.listAbandonedDirectChannels()) await purgeDirectChannel(ctx, row);
}

/** Removes a group that nobody is in, behind the answer. Settles in any case; the row goes last, so that an interruption only delays it. */
export async function purgeDirectChannel(ctx: Context, { id, icon }: DirectChannelRow): Promise<void> {
  try {
    await ctx.jobs.run(`purge-channel-${id}`, async (fence) => {
      await purgePlace(ctx, id, fence);
      if (icon) await ctx.files.remove(groupIconKey(id, icon));
      await ctx.storage.directChannels.removeDirectChannel(id);
    });
    ctx.directory.forget([{ direct_channel_id: id }]);
  } catch (error) {
    const level = error instanceof Unavailable ? 'warn' : 'error';
    ctx.logger[level]({ err: error, channel_id: id }, 'removal of a group that nobody is in stopped; it goes on within an hour');
  }
}
