import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { presentNews, presentOwnReport } from './present.ts';
import type { ReportRow } from './store.ts';

/** Tells those who decide of a report, and never whom it is about, not even that there is one. */
export async function announceReport(ctx: Context, row: ReportRow, type: 'REPORT_CREATE' | 'REPORT_UPDATE'): Promise<void> {
  const { guild_id, user_id } = row;
  await Promise.all([
    row.for_guild &&
      ctx.bus.publish({
        type,
        data: presentNews(row, 'guild'),
        audience: { holders_in_guild: guild_id, permission: 'MODERATE_MEMBERS', except: user_id },
      }),
    row.for_instance && ctx.bus.publish({ type, data: presentNews(row, 'instance'), audience: { admins_except: user_id } }),
  ]);
}

/** Tells whoever reported what became of it, also when they have left meanwhile. */
export async function announceOutcome(ctx: Context, row: ReportRow): Promise<void> {
  if (row.for_guild && !(await speaksTo(ctx, row.guild_id, row.reporter_id))) return;
  await ctx.bus.publish({
    type: 'USER_REPORT_UPDATE',
    data: await presentOwnReport(ctx, row),
    audience: { user_ids: [row.reporter_id] },
  });
}

/** Whom a guild has banned it tells nothing, nor does one that is gone. */
export async function speaksTo(ctx: Context, guild_id: Id, user_id: Id): Promise<boolean> {
  return (await ctx.directory.getGuild(guild_id)) !== undefined && !(await ctx.storage.bans.getBan(guild_id, user_id));
}
