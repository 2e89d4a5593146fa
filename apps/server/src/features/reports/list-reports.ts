import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { OwnReport, Report, ReportDetails, ReportStatus } from '@chat-js/protocol/reports.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import { accessInstanceReport, accessReport } from './access.ts';
import { speaksTo } from './announce-report.ts';
import { presentDetails, presentOwnReport, presentReports, readableBy, readsAll } from './present.ts';
import { CLOSED } from './rules.ts';

export async function listReports(ctx: Context, actor: Actor, input: OperationInput<'reports.list'>): Promise<Report[]> {
  const { guild_id, status, before, limit } = input;
  const accessed = await accessGuild(ctx, actor, guild_id, 'MODERATE_MEMBERS');
  const page = { statuses: statusesOf(status), not_about: actor.user_id, before, limit };
  const rows = await ctx.storage.reports.listReports({ guild_id, ...page });
  return presentReports(ctx, rows, readableBy(ctx, accessed));
}

export async function getReport(ctx: Context, actor: Actor, input: OperationInput<'reports.get'>): Promise<ReportDetails> {
  const accessed = await accessReport(ctx, actor, input.guild_id, input.report_id);
  return presentDetails(ctx, accessed.row, readableBy(ctx, accessed));
}

export async function listInstanceReports(
  ctx: Context,
  actor: Actor,
  { status, before, limit }: OperationInput<'reports.listForInstance'>,
): Promise<Report[]> {
  const page = { statuses: statusesOf(status), not_about: actor.user_id, before, limit };
  return presentReports(ctx, await ctx.storage.reports.listReports(page), readsAll);
}

export async function getInstanceReport(
  ctx: Context,
  actor: Actor,
  { report_id }: OperationInput<'reports.getForInstance'>,
): Promise<ReportDetails> {
  return presentDetails(ctx, await accessInstanceReport(ctx, actor, report_id), readsAll);
}

/** What one has reported oneself. A guild that is gone, or has banned the person, tells them nothing any more. */
export async function listOwnReports(ctx: Context, actor: Actor, page: OperationInput<'reports.listMine'>): Promise<OwnReport[]> {
  const rows = await ctx.storage.reports.listReportsBy(actor.user_id, page);
  const guilds = [...new Set(rows.flatMap(({ for_guild, guild_id }) => (for_guild ? guild_id : [])))];
  const speaking = new Set<string>();
  for (const guild_id of guilds) if (await speaksTo(ctx, guild_id, actor.user_id)) speaking.add(guild_id);
  return Promise.all(rows.filter((row) => !row.for_guild || speaking.has(row.guild_id)).map((row) => presentOwnReport(ctx, row)));
}

function statusesOf(status: ReportStatus | 'closed' | undefined): readonly ReportStatus[] | undefined {
  if (status === undefined) return undefined;
  return status === 'closed' ? CLOSED : [status];
}
