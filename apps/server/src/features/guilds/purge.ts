import type { Id } from '@chat-js/protocol/ids.ts';
import { Unavailable } from '../../lib/unavailable.ts';
import { removeFilesOfChannel } from '../attachments/files.ts';
import type { Context } from '../context.ts';
import { emojiFileKey } from '../emojis/picture.ts';
import type { Fence } from '../jobs/port.ts';
import { removePicturesOfChannel } from '../previews/pictures.ts';
import { Refusal } from '../refusal.ts';
import { roleIconKey } from '../roles/fields.ts';
import { failOfChannel } from '../scheduled-messages/fail-scheduled.ts';
import { removeThread } from '../threads/remove-thread.ts';
import { endWebhooksAround } from '../webhooks/end-webhooks.ts';
import { changeGuild } from './change-guild.ts';
import { iconKey } from './icon.ts';
import type { GuildDoc } from './store.ts';

const ROWS_AT_ONCE = 500;
const THREADS_AT_ONCE = 100;

/** Goes on with removals that a stop or a fault interrupted. */
export async function resumePurges(ctx: Context): Promise<void> {
  for (const guild of await ctx.storage.guilds.listGuildsToPurge()) await purgeGuild(ctx, guild);
}

/**
 * Removes, behind the answer, what belonged to deleted channels or to a deleted guild. The document remembers what is
 * left, so an interruption only delays it. Settles in any case; nobody needs to wait for it.
 */
export async function purgeGuild(ctx: Context, guild: GuildDoc): Promise<void> {
  try {
    if (guild.deleted) await ctx.jobs.run(`purge-guild-${guild.id}`, (fence) => purgeAll(ctx, guild, fence));
    else await purgeChannels(ctx, guild);
  } catch (error) {
    const level = error instanceof Unavailable ? 'warn' : 'error';
    ctx.logger[level]({ err: error, guild_id: guild.id }, 'removal of deleted content stopped; it goes on within an hour');
  }
}

async function purgeChannels(ctx: Context, guild: GuildDoc): Promise<void> {
  const gone: Id[] = [];
  for (const id of guild.purging) {
    if (await ctx.jobs.run(`purge-channel-${id}`, (fence) => purgeChannel(ctx, id, fence))) gone.push(id);
  }
  await forgetChannels(ctx, guild.id, gone);
}

async function purgeAll(ctx: Context, guild: GuildDoc, fence: Fence): Promise<void> {
  for (const channel_id of [...guild.purging, ...guild.channels.map(({ id }) => id)]) await purgeChannel(ctx, channel_id, fence);
  await ctx.storage.invites.removeInvitesOfGuild(guild.id);
  await ctx.storage.bans.removeBansOfGuild(guild.id);
  await ctx.storage.userGuildSettings.removeSettingsOfGuild(guild.id);
  await ctx.storage.auditLog.removeEntriesOfGuild(guild.id);
  while ((await ctx.storage.reports.removeSomeReports(guild.id, ROWS_AT_ONCE)) === ROWS_AT_ONCE) fence.check();
  while ((await ctx.storage.memberRecords.removeSomeRecords(guild.id, ROWS_AT_ONCE)) === ROWS_AT_ONCE) fence.check();
  await ctx.storage.autoMod.removeRulesOfGuild(guild.id);
  while ((await ctx.storage.members.removeSomeMembers(guild.id, ROWS_AT_ONCE)) === ROWS_AT_ONCE) fence.check();
  if (guild.icon) await ctx.files.remove(iconKey(guild.id, guild.icon));
  for (const { id, icon } of guild.roles) if (icon) await ctx.files.remove(roleIconKey(id, icon));
  for (const { id } of guild.emojis) await ctx.files.remove(emojiFileKey(id));
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

/** A channel with its threads, or a thread that was deleted by itself. */
async function purgeChannel(ctx: Context, id: Id, fence: Fence): Promise<void> {
  await purgePlace(ctx, id, fence);
  for (;;) {
    const threads = await ctx.storage.threads.listThreadsOfChannel(id, THREADS_AT_ONCE);
    for (const thread of threads) {
      await purgePlace(ctx, thread.id, fence);
      await ctx.storage.threads.removeThread(thread.id);
    }
    if (threads.length < THREADS_AT_ONCE) break;
  }
  // Its deletion was interrupted before it was told.
  const thread = await ctx.storage.threads.getThread(id);
  if (thread) await removeThread(ctx, thread);
}

/** What belongs to a channel, a thread or a conversation beside itself. */
export async function purgePlace(ctx: Context, channel_id: Id, fence: Fence): Promise<void> {
  await ctx.storage.invites.removeInvitesOfChannel(channel_id);
  await endWebhooksAround(ctx, channel_id);
  await failOfChannel(ctx, channel_id, fence);
  await ctx.storage.pins.removePinsOfChannel(channel_id);
  await ctx.storage.reactions.removeReactionsOfChannel(channel_id);
  await ctx.storage.polls.removePollsOfChannel(channel_id);
  await ctx.storage.polls.removeVotesOfChannel(channel_id);
  await ctx.storage.drafts.removeDraftsOfChannel(channel_id);
  await ctx.storage.readStates.removeReadStatesOfChannel(channel_id);
  await ctx.storage.mentions.removeMentionsOfChannel(channel_id);
  while ((await ctx.storage.messages.removeSomeMessages(channel_id, ROWS_AT_ONCE)) === ROWS_AT_ONCE) fence.check();
  await removePicturesOfChannel(ctx, channel_id);
  await ctx.storage.crossposts.removeCopiesInChannel(channel_id);
  // What was published there is gone wherever it went.
  await ctx.storage.crossposts.wantCrosspostsOfChannel(channel_id, ctx.clock.now());
  await removeFilesOfChannel(ctx, channel_id);
}
