import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { changeGuild } from './change-guild.ts';
import { iconKey } from './icon.ts';
import type { GuildDoc } from './store.ts';

const ROWS_AT_ONCE = 500;

/** Goes on with removals that a stop or a fault interrupted. */
export async function resumePurges(ctx: Context): Promise<void> {
  for (const guild of await ctx.storage.guilds.listGuildsToPurge()) purgeGuild(ctx, guild);
}

/**
 * Removes, behind the answer, what belonged to deleted channels or to a deleted guild. The document remembers what is
 * left, so an interruption only delays it.
 */
export function purgeGuild(ctx: Context, guild: GuildDoc): void {
  purge(ctx, guild).catch((error: unknown) =>
    ctx.logger.error({ error, guild_id: guild.id }, 'removal of deleted content stopped; it goes on within an hour'),
  );
}

async function purge(ctx: Context, guild: GuildDoc): Promise<void> {
  const channel_ids = guild.deleted ? [...guild.purging, ...guild.channels.map(({ id }) => id)] : guild.purging;
  for (const channel_id of channel_ids) await purgeChannel(ctx, channel_id);
  if (!guild.deleted) return forgetChannels(ctx, guild.id, channel_ids);
  await ctx.storage.invites.removeInvitesOfGuild(guild.id);
  while ((await ctx.storage.members.removeSomeMembers(guild.id, ROWS_AT_ONCE)) === ROWS_AT_ONCE);
  if (guild.icon) await ctx.files.remove(iconKey(guild.id, guild.icon));
  await ctx.storage.guilds.removeGuild(guild.id);
}

async function forgetChannels(ctx: Context, guild_id: Id, channel_ids: readonly Id[]): Promise<void> {
  try {
    await changeGuild(ctx, guild_id, (before) => ({ purging: before.purging.filter((id) => !channel_ids.includes(id)) }));
  } catch (error) {
    // Deleted meanwhile: the removal of the whole guild takes its channels with it.
    if (!(error instanceof Refusal && error.error === 'UNKNOWN_GUILD')) throw error;
  }
  ctx.directory.forget([{ guild_id }]);
}

async function purgeChannel(ctx: Context, channel_id: Id): Promise<void> {
  await ctx.storage.invites.removeInvitesOfChannel(channel_id);
  while ((await ctx.storage.messages.removeSomeMessages(channel_id, ROWS_AT_ONCE)) === ROWS_AT_ONCE);
}
