import { snowflakeAt } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { Unavailable } from '../lib/unavailable.ts';
import { SESSION_IDLE_MS } from './auth/refresh.ts';
import type { Context } from './context.ts';
import { resumePurges } from './guilds/purge.ts';
import type { Fence } from './jobs/port.ts';

const EVERY_MS = 3_600_000;
/** What was deleted is kept for undoing it, and hardly longer. */
const FORGET_EVERY_MS = 60_000;
const ENTRIES_AT_ONCE = 500;

/** Removes what has ended by itself: now, and every hour until `stop`. One node at a time. */
export function startHousekeeping(ctx: Context): { stop(): void } {
  const tidy = () => {
    ctx.jobs
      .run('housekeeping', (fence) => removeEnded(ctx, fence))
      .catch((error: unknown) => {
        const level = error instanceof Unavailable ? 'warn' : 'error';
        ctx.logger[level]({ err: error }, 'housekeeping failed; it is tried again in an hour');
      });
  };
  const forget = () => {
    ctx.jobs
      .run('forget-undo', () => forgetUndo(ctx))
      .catch((error: unknown) => {
        const level = error instanceof Unavailable ? 'warn' : 'error';
        ctx.logger[level]({ err: error }, 'what cannot be undone any more was not forgotten; it is tried again in a minute');
      });
  };
  tidy();
  forget();
  const timers = [setInterval(tidy, EVERY_MS).unref(), setInterval(forget, FORGET_EVERY_MS).unref()];
  return { stop: () => timers.forEach(clearInterval) };
}

/** What cannot be undone any more is really gone. */
export async function forgetUndo(ctx: Context): Promise<void> {
  await ctx.storage.auditLog.forgetUndoBefore(snowflakeAt(ctx.clock.now() - LIMITS.undoMs));
}

export async function removeEnded(ctx: Context, fence: Fence): Promise<void> {
  const now = ctx.clock.now();
  await resumePurges(ctx);
  fence.check();
  const sessions = await ctx.storage.sessions.removeStaleSessions(now - SESSION_IDLE_MS);
  fence.check();
  const invites = await ctx.storage.invites.removeExpiredInvites(now);
  fence.check();
  const deeds = await tidyAuditLog(ctx, now, fence);
  fence.check();
  const reports = await removeDecidedReports(ctx, now, fence);
  fence.check();
  const scheduled = await removeFailedScheduled(ctx, now, fence);
  if (sessions + invites + deeds + reports + scheduled > 0) {
    ctx.logger.info({ sessions, invites, deeds, reports, scheduled }, 'removed what had ended');
  }
}

/** What is older than the log is kept for goes. Answers how many entries went. */
async function tidyAuditLog(ctx: Context, now: number, fence: Fence): Promise<number> {
  let removed = 0;
  for (;;) {
    fence.check();
    const some = await ctx.storage.auditLog.removeEntriesBefore(snowflakeAt(now - LIMITS.auditMs), ENTRIES_AT_ONCE);
    removed += some;
    if (some < ENTRIES_AT_ONCE) return removed;
  }
}

/** A report, and the message that it keeps, ends some time after it was decided. Answers how many went. */
async function removeDecidedReports(ctx: Context, now: number, fence: Fence): Promise<number> {
  let removed = 0;
  for (;;) {
    fence.check();
    const some = await ctx.storage.reports.removeClosedReports(now - LIMITS.reportMs, ENTRIES_AT_ONCE);
    removed += some;
    if (some < ENTRIES_AT_ONCE) return removed;
  }
}

/** What could not be sent, and nobody has given another time. Answers how many went. */
async function removeFailedScheduled(ctx: Context, now: number, fence: Fence): Promise<number> {
  let removed = 0;
  for (;;) {
    fence.check();
    const some = await ctx.storage.scheduledMessages.removeFailedScheduled(now - LIMITS.scheduled.keptFailedMs, ENTRIES_AT_ONCE);
    removed += some;
    if (some < ENTRIES_AT_ONCE) return removed;
  }
}
