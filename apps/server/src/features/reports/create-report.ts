import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { OwnReport } from '@chat-js/protocol/reports.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import { refuse, refuseField } from '../refusal.ts';
import { announceOutcome, announceReport } from './announce-report.ts';
import { presentOwnReport } from './present.ts';
import { onceOf } from './rules.ts';
import { takeSnapshot } from './snapshot.ts';
import type { ReportRow } from './store.ts';

type Input = OperationInput<'reports.create'>;

export async function createReport(ctx: Context, actor: Actor, input: Input): Promise<OwnReport> {
  const { guild_id, user_id } = input;
  await accessGuild(ctx, actor, guild_id);
  if (user_id === actor.user_id) refuseField('user_id', 'CANNOT_REPORT_ONESELF', 'Nobody reports themselves');
  const about = await whatItIsAbout(ctx, actor, input);

  const what = { guild_id, reporter_id: actor.user_id, user_id, for_guild: input.to === 'guild', ...about };
  const once = onceOf(what);
  // The same again is a retry or impatience: answer it, do not tell it twice.
  const known = await ctx.storage.reports.findReport(once);
  if (known) return presentOwnReport(ctx, known);
  if ((await ctx.storage.reports.countUndecidedReports(guild_id, actor.user_id)) >= LIMITS.openReports) refuse('TOO_MANY_REPORTS');
  const { row, repeated } = await ctx.storage.reports.insertReportOnce({
    ...what,
    id: ctx.ids.next(),
    category: input.category,
    comment: input.comment,
    for_instance: input.to === 'instance',
    status: 'open',
    assignee_id: null,
    outcome: null,
    updated_at: ctx.clock.now(),
    closed_at: null,
    once,
  });
  if (!repeated) {
    await announceReport(ctx, row, 'REPORT_CREATE');
    await announceOutcome(ctx, row);
  }
  return presentOwnReport(ctx, row);
}

/** A message of that person that the reporter sees, or a member. */
async function whatItIsAbout(
  ctx: Context,
  actor: Actor,
  { guild_id, user_id, channel_id, message_id }: Input,
): Promise<Pick<ReportRow, 'channel_id' | 'message_id' | 'message' | 'context'>> {
  if (message_id === undefined) {
    if (channel_id !== undefined) refuseField('channel_id', 'WITHOUT_MESSAGE', 'Name a message of the channel too');
    if (!(await ctx.directory.getMember(guild_id, user_id))) refuse('UNKNOWN_MEMBER');
    return { channel_id: null, message_id: null, message: null, context: '[]' };
  }
  if (channel_id === undefined) return refuseField('message_id', 'WITHOUT_CHANNEL', 'Name the channel of the message too');
  const snapshot = await takeSnapshot(ctx, actor, { guild_id, channel_id, message_id, author_id: user_id });
  return { channel_id, message_id, ...snapshot };
}
