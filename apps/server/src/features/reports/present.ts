import { type Id, snowflakeTime } from '@chat-js/protocol/ids.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { OwnReport, Report, ReportDetails, ReportNews, ReportQueue } from '@chat-js/protocol/reports.ts';
import { isoTime } from '../../lib/clock.ts';
import { findPlace } from '../channels/access.ts';
import { findRuling } from '../channels/ruling.ts';
import type { Context } from '../context.ts';
import type { GuildAccessed } from '../guilds/access.ts';
import { publicUser } from '../users/public-user.ts';
import { NO_GUILD } from './rules.ts';
import { parseMessage, parseMessages } from './snapshot.ts';
import type { ReportRow } from './store.ts';

/** Whether someone who decides may read what was written there. */
export type MayRead = (channel_id: Id) => Promise<boolean>;

/** A moderator reads of a report what they could read in its channel. Of one that is gone only who sees every channel does. */
export function readableBy(ctx: Context, { guild, member, permissions }: GuildAccessed): MayRead {
  return async (channel_id) => {
    const channel = await findRuling(ctx, guild, channel_id);
    if (!channel) return hasPermission(permissions, 'ADMINISTRATOR');
    const there = await findPlace(ctx, member, channel_id);
    return there !== undefined && hasPermission(there.permissions, 'READ_MESSAGE_HISTORY');
  };
}

/** Whoever turned to the administrators of the installation has shown them the message. */
export async function readsAll(): Promise<boolean> {
  return true;
}

export async function presentReports(ctx: Context, rows: readonly ReportRow[], mayRead: MayRead): Promise<Report[]> {
  return Promise.all(rows.map((row) => presentReport(ctx, row, mayRead)));
}

export async function presentReport(ctx: Context, row: ReportRow, mayRead: MayRead): Promise<Report> {
  const withheld = row.channel_id !== null && !(await mayRead(row.channel_id));
  const guild = await ctx.directory.getGuild(row.guild_id);
  return {
    ...(await shared(ctx, row)),
    guild_name: guild?.name ?? '',
    reporter: await publicUser(ctx, row.reporter_id),
    channel_id: withheld ? null : row.channel_id,
    message_id: withheld ? null : row.message_id,
    message: withheld ? null : parseMessage(row.message),
    withheld,
    escalated: row.for_guild && row.for_instance,
    assignee: row.assignee_id === null ? null : await publicUser(ctx, row.assignee_id),
  };
}

export async function presentDetails(ctx: Context, row: ReportRow, mayRead: MayRead): Promise<ReportDetails> {
  const report = await presentReport(ctx, row, mayRead);
  return { ...report, context: report.withheld ? [] : parseMessages(row.context) };
}

export async function presentOwnReport(ctx: Context, row: ReportRow): Promise<OwnReport> {
  return { ...(await shared(ctx, row)), message_id: row.message_id };
}

export function presentNews(row: ReportRow, queue: ReportQueue): ReportNews {
  const { id, guild_id, status, updated_at } = row;
  return { id, guild_id: guildOf(guild_id), queue, status, updated_at: isoTime(updated_at) };
}

function guildOf(guild_id: Id): Id | null {
  return guild_id === NO_GUILD ? null : guild_id;
}

async function shared(ctx: Context, row: ReportRow) {
  const { id, guild_id, category, comment, status, outcome } = row;
  return {
    id,
    guild_id: guildOf(guild_id),
    to: row.for_guild ? ('guild' as const) : ('instance' as const),
    user: await publicUser(ctx, row.user_id),
    category,
    comment,
    status,
    outcome,
    created_at: isoTime(snowflakeTime(id)),
    updated_at: isoTime(row.updated_at),
  };
}
