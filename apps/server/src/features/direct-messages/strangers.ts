import { type Id, snowflakeTime } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { Context } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { changeDirectChannel } from './change.ts';
import { isEmpty } from './is-empty.ts';
import { isStranger } from './may-write.ts';
import type { DirectChannelRow } from './store.ts';

/** ms */
const HOUR = 3_600_000;

/** Whom a new conversation asks for their consent; undefined when it needs none. @throws Refusal */
export async function askedOf(ctx: Context, me: Id, other: Id): Promise<Pick<DirectChannelRow, 'asked_id' | 'consent'> | undefined> {
  if (!(await isStranger(ctx, me, other))) return undefined;
  await checkRoom(ctx, me);
  return { asked_id: other, consent: 'asked' };
}

/** What was opened in time, and lay empty since, is begun as it would be now. @throws Refusal */
export async function beginLate(ctx: Context, row: DirectChannelRow, me: Id): Promise<void> {
  const { id, pair, user_ids, closed_by, consent } = row;
  const other = user_ids.find((user_id) => user_id !== me);
  // Whoever has it open has let the other in.
  if (pair === null || consent !== null || other === undefined || !closed_by.includes(other)) return;
  if (!(await isEmpty(ctx, id))) return;
  const asked = await askedOf(ctx, me, other);
  if (asked) await changeDirectChannel(ctx, id, (now) => (now.consent === null && now.closed_by.includes(other) ? asked : undefined));
}

/** Nobody goes from door to door: those who have let the person in do not count. @throws Refusal */
async function checkRoom(ctx: Context, me: Id): Promise<void> {
  const now = ctx.clock.now();
  const begun = (await ctx.storage.directChannels.listDirectChannelsOf(me))
    .filter(({ id, asked_id, consent }) => asked_id !== me && consent !== null && consent !== 'accepted' && snowflakeTime(id) > now - HOUR)
    .map(({ id }) => snowflakeTime(id));
  if (begun.length < LIMITS.strangersPerHour) return;
  throw new Refusal('TOO_MANY_STRANGERS', { retryAfter: Math.ceil((Math.min(...begun) + HOUR - now) / 1000) });
}
