import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { ThreadType } from '@chat-js/protocol/threads.ts';
import type { Actor } from '../actor.ts';
import { changesBetween, recordDeed } from '../audit-log/record.ts';
import type { ChannelAccessed } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import { endOf } from './change-thread.ts';
import { isPrivate } from './is-private.ts';
import { presentThreads } from './present.ts';
import { seersOfThread } from './seers.ts';
import type { ThreadRow } from './store.ts';

const A_DAY = 1440;

type Given = Pick<OperationInput<'threads.create'>, 'name' | 'auto_archive_duration' | 'rate_limit_per_user'> & {
  id: Id;
  type: ThreadType;
  invitable?: boolean;
  applied_tags?: Id[];
};

/** A thread that somebody begins here, as it is kept. */
export function newThread(ctx: Context, { guild, channel, member }: ChannelAccessed, given: Given): ThreadRow {
  const { id, type, name, invitable = true, applied_tags = [] } = given;
  const now = ctx.clock.now();
  const auto_archive_duration = given.auto_archive_duration ?? channel.default_auto_archive_duration ?? A_DAY;
  const rate_limit_per_user = given.rate_limit_per_user ?? channel.default_thread_rate_limit_per_user ?? 0;
  return {
    ...{ id, guild_id: guild.id, parent_id: channel.id, type, owner_id: member.user_id, name, created_at: now },
    invitable: !isPrivate({ type }) || invitable,
    ...{ auto_archive_duration, rate_limit_per_user, archived: false, locked: false, archived_at: now },
    ...{ ends_at: endOf({ auto_archive_duration }, now), message_count: 0, total_message_sent: 0, applied_tags },
  };
}

/** Answers false when there is one with this id. @throws Refusal UNKNOWN_CHANNEL */
export async function keepThread(ctx: Context, row: ThreadRow): Promise<boolean> {
  const { guilds, threads } = ctx.storage;
  const { id, guild_id, parent_id } = row;
  // What is still removed of the last thread with this id would take this one with it.
  if ((await guilds.getGuild(guild_id))?.purging.includes(id)) return false;
  if (!(await threads.insertThread(row))) return false;
  // Whoever deletes the channel looks for its threads afterwards: one of the two sees the other.
  const guild = await guilds.getGuild(guild_id);
  if (guild && !guild.deleted && guild.channels.some((channel) => channel.id === parent_id)) return true;
  await threads.removeThread(id);
  return refuse('UNKNOWN_CHANNEL');
}

/** Tells those who may see it of a new thread. */
export async function tellNewThread(ctx: Context, row: ThreadRow): Promise<void> {
  const [data] = await presentThreads(ctx, [row]);
  if (!data) throw new Error('a thread that was just written is missing');
  const stale = [{ thread_id: row.id }];
  await ctx.bus.publish({ type: 'THREAD_CREATE', data: { ...data, newly_created: true }, audience: seersOfThread(row), stale });
}

/** Of a private one the audit log says only what moderators do with it: more people read that. */
export async function recordNewThread(ctx: Context, actor: Actor, row: ThreadRow, reason: string | undefined): Promise<void> {
  if (isPrivate(row)) return;
  await recordDeed(ctx, actor, {
    guild_id: row.guild_id,
    action_type: AUDIT_ACTION.THREAD_CREATE,
    target_id: row.id,
    changes: changesBetween<ThreadRow>({}, row, ['name', 'auto_archive_duration']),
    options: { channel_id: row.parent_id },
    reason,
  });
}

/** To whoever began it, who is in it. */
export async function answerThread(ctx: Context, actor: Actor, row: ThreadRow): Promise<Channel> {
  const [answer] = await presentThreads(ctx, [row], actor.user_id);
  return answer ?? refuse('UNKNOWN_CHANNEL');
}
