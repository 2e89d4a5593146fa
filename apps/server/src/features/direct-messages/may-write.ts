import { DIRECT_TYPE } from '@chat-js/protocol/direct-messages.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { haveBlocked, mayReach } from '../relationships/may-reach.ts';
import { readSettings } from '../user-settings/read-settings.ts';
import type { DirectChannelRow } from './store.ts';

/** Whether somebody may write to another person. Why not is nobody's business: there is one refusal. */
export async function mayWrite(ctx: Context, from: Id, to: Id): Promise<boolean> {
  if (from === to) return false;
  const { settings } = await readSettings(ctx, to);
  return mayReach(ctx, from, to, settings.dm_policy);
}

/** Whether somebody may bring another person to these people: a group is no way to whoever has blocked one of them. */
export async function mayBring(ctx: Context, from: Id, to: Id, others: readonly Id[]): Promise<boolean> {
  if (!(await mayWrite(ctx, from, to))) return false;
  const blocked = await Promise.all(others.map((other) => other !== from && other !== to && haveBlocked(ctx, other, to)));
  return !blocked.some(Boolean);
}

/** Whether somebody who is in a conversation may write there. Whoever is in a group has been let in. */
export async function mayWriteIn(ctx: Context, { type, user_ids }: DirectChannelRow, user_id: Id): Promise<boolean> {
  if (type === DIRECT_TYPE.GROUP) return true;
  const other = user_ids.find((id) => id !== user_id);
  return other !== undefined && mayWrite(ctx, user_id, other);
}
