import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { OwnReport } from '@chat-js/protocol/reports.ts';
import type { Actor } from '../actor.ts';
import { accessPlace } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import { refuse, refuseField } from '../refusal.ts';
import { announceOutcome, announceReport } from './announce-report.ts';
import { presentOwnReport } from './present.ts';
import { NO_GUILD, onceOf } from './rules.ts';
import { takeSnapshot } from './snapshot.ts';
import type { ReportRow } from './store.ts';

type Input = OperationInput<'reports.create'>;

export async function createReport(ctx: Context, actor: Actor, input: Input): Promise<OwnReport> {
  const { guild_id, user_id } = input;
  await accessGuild(ctx, actor, guild_id);
  if (user_id === actor.user_id) refuseField('user_id', 'CANNOT_REPORT_ONESELF', 'Nobody reports themselves');
  const about = await whatItIsAbout(ctx, actor, input);

  return keepReport(ctx, actor, { ...about, guild_id, user_id, for_guild: input.to === 'guild' }, input);
}

/** Nobody is above those who are in a conversation but the administrators of the installation: what is reported is shown to them. */
export async function reportDirectMessage(ctx: Context, actor: Actor, input: OperationInput<'reports.createDirect'>): Promise<OwnReport> {
  const { channel_id, message_id } = input;
  const { guild } = await accessPlace(ctx, actor, channel_id);
  if (guild) refuse('WRONG_CHANNEL_TYPE');
  const { author_id: user_id } = (await ctx.storage.messages.getMessage(channel_id, message_id)) ?? refuse('UNKNOWN_MESSAGE');
  if (user_id === actor.user_id) refuseField('message_id', 'CANNOT_REPORT_ONESELF', 'Nobody reports themselves');
  const snapshot = await takeSnapshot(ctx, actor, { guild_id: undefined, channel_id, message_id, author_id: user_id });
  return keepReport(ctx, actor, { ...snapshot, channel_id, message_id, guild_id: NO_GUILD, user_id, for_guild: false }, input);
}

type About = Pick<ReportRow, 'guild_id' | 'user_id' | 'for_guild' | 'channel_id' | 'message_id' | 'message' | 'context'>;

async function keepReport(
  ctx: Context,
  actor: Actor,
  about: About,
  { category, comment }: Pick<Input, 'category' | 'comment'>,
): Promise<OwnReport> {
  const what = { ...about, reporter_id: actor.user_id };
  const once = onceOf(what);
  // The same again is a retry or impatience: answer it, do not tell it twice.
  const known = await ctx.storage.reports.findReport(once);
  if (known) return presentOwnReport(ctx, known);
  if ((await ctx.storage.reports.countUndecidedReports(about.guild_id, actor.user_id)) >= LIMITS.openReports) refuse('TOO_MANY_REPORTS');
  const { row, repeated } = await ctx.storage.reports.insertReportOnce({
    ...what,
    id: ctx.ids.next(),
    category,
    comment,
    for_instance: !about.for_guild,
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
