import { snowflakeAt } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { settleFiles } from './attachments/files.ts';
import { SESSION_IDLE_MS } from './auth/refresh.ts';
import type { Context } from './context.ts';
import { resumeDirectPurges } from './direct-messages/purge.ts';
import { resumePurges } from './guilds/purge.ts';
import type { Fence } from './jobs/port.ts';
import { repeat } from './jobs/repeat.ts';

const EVERY_MS = 3_600_000;
/** What was deleted is kept for undoing it, and hardly longer. */
const FORGET_EVERY_MS = 60_000;
const AT_ONCE = 500;

/** Removes what has ended by itself: now, and every hour until `stop`. One node at a time. */
export function startHousekeeping(ctx: Context): { stop(): void } {
  const { jobs } = ctx;
  const hourly = { everyMs: EVERY_MS, atOnce: true, failure: 'housekeeping failed; it is tried again in an hour' };
  const tidying = repeat(ctx, hourly, () => jobs.run('housekeeping', (fence) => removeEnded(ctx, fence)));
  const failure = 'what cannot be undone any more was not forgotten; it is tried again in a minute';
  const often = { everyMs: FORGET_EVERY_MS, atOnce: true, failure };
  const forgetting = repeat(ctx, often, () => jobs.run('forget-undo', () => forgetUndo(ctx)));
  return {
    stop() {
      tidying.stop();
      forgetting.stop();
    },
  };
}

/** What cannot be undone any more is really gone. */
export async function forgetUndo(ctx: Context): Promise<void> {
  await ctx.storage.auditLog.forgetUndoBefore(snowflakeAt(ctx.clock.now() - LIMITS.undoMs));
  await settleFiles(ctx);
}

export async function removeEnded(ctx: Context, fence: Fence): Promise<void> {
  const { auditLog, crossposts, reports, scheduledMessages } = ctx.storage;
  const now = ctx.clock.now();
  await resumePurges(ctx);
  await resumeDirectPurges(ctx);
  fence.check();
  const sessions = await ctx.storage.sessions.removeStaleSessions(now - SESSION_IDLE_MS);
  fence.check();
  // Whoever was interrupted between ending a login and dropping what hung on it has left it.
  const subscriptions = await ctx.storage.pushSubscriptions.removeSubscriptionsWithoutSession();
  fence.check();
  const invites = await ctx.storage.invites.removeExpiredInvites(now);
  const deeds = await removeAll(fence, (max) => auditLog.removeEntriesBefore(snowflakeAt(now - LIMITS.auditMs), max));
  // A report, and the message that it keeps, ends some time after it was decided.
  const closed = await removeAll(fence, (max) => reports.removeClosedReports(now - LIMITS.reportMs, max));
  // What could not be sent, and nobody has given another time.
  const scheduled = await removeAll(fence, (max) => scheduledMessages.removeFailedScheduled(now - LIMITS.scheduled.keptFailedMs, max));
  // As long as the message can come back.
  const gone = await removeAll(fence, (max) => crossposts.removeGoneCrossposts(now - LIMITS.undoMs, max));
  if (sessions + subscriptions + invites + deeds + closed + scheduled + gone > 0) {
    const counts = { sessions, subscriptions, invites, deeds, reports: closed, scheduled, crossposts: gone };
    ctx.logger.info(counts, 'removed what had ended');
  }
}

/** In pieces, while there are more. Answers how many went. */
async function removeAll(fence: Fence, remove: (max: number) => Promise<number>): Promise<number> {
  let removed = 0;
  for (;;) {
    fence.check();
    const some = await remove(AT_ONCE);
    removed += some;
    if (some < AT_ONCE) return removed;
  }
}
