import type { Id } from '@chat-js/protocol/ids.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessGuild, type GuildAccessed } from '../guilds/access.ts';
import { refuse } from '../refusal.ts';
import type { ReportRow } from './store.ts';

export interface ReportAccessed extends GuildAccessed {
  row: ReportRow;
}

/** A report in the queue of a guild as this moderator. One about themselves does not exist. */
export async function accessReport(ctx: Context, actor: Actor, guild_id: Id, report_id: Id): Promise<ReportAccessed> {
  const accessed = await accessGuild(ctx, actor, guild_id, 'MODERATE_MEMBERS');
  const row = await ctx.storage.reports.getReport(report_id);
  if (!row?.for_guild || row.guild_id !== guild_id || row.user_id === actor.user_id) return refuse('UNKNOWN_REPORT');
  return { ...accessed, row };
}

/** The same in the queue of the installation; the door has seen that it is an administrator who asks. */
export async function accessInstanceReport(ctx: Context, actor: Actor, report_id: Id): Promise<ReportRow> {
  const row = await ctx.storage.reports.getReport(report_id);
  return row?.for_instance && row.user_id !== actor.user_id ? row : refuse('UNKNOWN_REPORT');
}
