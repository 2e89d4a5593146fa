import type { AuditChange } from '@chat-js/protocol/audit-log.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { Context } from '../context.ts';

const KEY = 'communication_disabled_until';

/**
 * The end of a time-out that somebody brings along who has left and comes back: leaving ends nothing. The audit log
 * remembers longer than a time-out lasts. null when there is none.
 */
export async function standingTimeOut(ctx: Context, guild_id: Id, user_id: Id): Promise<string | null> {
  const entries = await ctx.storage.auditLog.listEntries(guild_id, { target_id: user_id, limit: LIMITS.auditPage.max });
  for (const { changes } of entries) {
    const change = (JSON.parse(changes) as AuditChange[]).find(({ key }) => key === KEY);
    if (!change) continue;
    const until = change.new_value;
    return typeof until === 'string' && Date.parse(until) > ctx.clock.now() ? until : null;
  }
  return null;
}
