import { operations } from '@chat-js/protocol/operations.ts';
import { Unavailable } from '../../lib/unavailable.ts';
import type { Context } from '../context.ts';
import { everySecond } from '../jobs/every-second.ts';
import type { Fence } from '../jobs/port.ts';
import type { Counter, Counters } from '../limits/port.ts';
import { Refusal } from '../refusal.ts';
import { failScheduled } from './fail-scheduled.ts';
import { sendScheduled } from './send-scheduled.ts';
import type { ScheduledMessageRow } from './store.ts';

const AT_ONCE = 100;

/** Sends what is due: at once what became due while nobody was there, and then every second until `stop`. One node at a time. */
export function startSendingScheduled(ctx: Context): { stop(): Promise<void> } {
  return everySecond(ctx, 'what is due could not be sent; it is tried again every second', () => sendDue(ctx));
}

export async function sendDue(ctx: Context): Promise<void> {
  // Asked without the lock: mostly there is nothing.
  if ((await ctx.storage.scheduledMessages.listDueScheduled(ctx.clock.now(), 1)).length === 0) return;
  // What is sent must be told.
  ctx.bus.check();
  await ctx.jobs.run('send-scheduled', async (fence) => {
    const now = ctx.clock.now();
    for (;;) {
      const due = await ctx.storage.scheduledMessages.listDueScheduled(now, AT_ONCE);
      const places = Map.groupBy(due, ({ author_id, channel_id }) => `${author_id}:${channel_id}`);
      // Side by side, but what one person wrote for one channel one after the other.
      await Promise.all([...places].map(([place, rows]) => sendInOrder(ctx, fence, place, rows)));
      if (due.length < AT_ONCE) return;
    }
  });
}

async function sendInOrder(ctx: Context, fence: Fence, place: string, rows: readonly ScheduledMessageRow[]): Promise<void> {
  for (const row of rows) {
    fence.check();
    const { done, msLeft } = await paceOf(ctx.counters).add(place);
    if (done > pace.points) await putOff(ctx, row, msLeft);
    else await sendOne(ctx, row);
  }
}

async function sendOne(ctx: Context, row: ScheduledMessageRow): Promise<void> {
  // Its author may have changed it meanwhile.
  const claimed = await ctx.storage.scheduledMessages.updateScheduled(row, { sending: true });
  if (!claimed) return;
  try {
    const author = await ctx.directory.getUser(claimed.author_id);
    if (!author || author.disabled) throw new Refusal('ACCOUNT_DISABLED');
    await sendScheduled(ctx, { user_id: author.id, session_id: '0', admin: author.admin, pending: author.pending }, claimed);
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    if (error instanceof Refusal && error.error === 'SLOWMODE') return putOff(ctx, claimed, (error.retryAfter ?? 1) * 1000);
    // A fault of ours does not mend itself within a second, and shall not hold up the others.
    if (!(error instanceof Refusal)) ctx.logger.error({ err: error, scheduled_message_id: row.id }, 'a scheduled message failed');
    await failScheduled(ctx, claimed, error instanceof Refusal ? error : new Refusal('INTERNAL'));
  }
}

async function putOff(ctx: Context, row: ScheduledMessageRow, ms: number): Promise<void> {
  await ctx.storage.scheduledMessages.updateScheduled(row, { sending: false, due_at: ctx.clock.now() + Math.ceil(ms) });
}

/** What is sent by itself is not sent faster than by hand. */
const pace = operations['messages.create'].limit;
const known = new WeakMap<Counters, Counter>();

function paceOf(counters: Counters): Counter {
  const counter = known.get(counters) ?? counters({ name: 'scheduled', seconds: pace.seconds, away: 'here' });
  known.set(counters, counter);
  return counter;
}
