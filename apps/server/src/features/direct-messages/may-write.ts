import { DIRECT_TYPE } from '@chat-js/protocol/direct-messages.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { haveBlocked, mayReach } from '../relationships/may-reach.ts';
import { readSettings } from '../user-settings/read-settings.ts';
import { isAsked } from './asked.ts';
import { isEmpty } from './is-empty.ts';
import { pairOf } from './pair.ts';
import type { DirectChannelRow } from './store.ts';

/** Whether somebody may write to another person. Why not is nobody's business: there is one refusal. */
export async function mayWrite(ctx: Context, from: Id, to: Id): Promise<boolean> {
  if (from === to) return false;
  const { settings } = await readSettings(ctx, to);
  return mayReach(ctx, from, to, settings.dm_policy);
}

/** Whether the first message of one person to another is a request. */
export async function isStranger(ctx: Context, from: Id, to: Id): Promise<boolean> {
  const { settings } = await readSettings(ctx, to);
  return !(await mayReach(ctx, from, to, settings.requests_from_guilds ? 'friends' : 'guilds'));
}

/** Whether somebody may bring another person to these people: a group is no way to whoever has blocked one of them. */
export async function mayBring(ctx: Context, from: Id, to: Id, others: readonly Id[]): Promise<boolean> {
  if (!(await mayWrite(ctx, from, to))) return false;
  // A group is no way around asking either.
  if ((await isStranger(ctx, from, to)) && !(await haveTalked(ctx, from, to))) return false;
  const blocked = await Promise.all(others.map((other) => other !== from && other !== to && haveBlocked(ctx, other, to)));
  return !blocked.some(Boolean);
}

async function haveTalked(ctx: Context, a: Id, b: Id): Promise<boolean> {
  const row = await ctx.storage.directChannels.findDirectChannelOfPair(pairOf(a, b));
  return row !== undefined && !isAsked(row, b) && !(await isEmpty(ctx, row.id));
}

/** Whether somebody who is in a conversation may write there. Whoever is in a group has been let in. */
export async function mayWriteIn(ctx: Context, { type, user_ids, asked_id }: DirectChannelRow, user_id: Id): Promise<boolean> {
  if (type === DIRECT_TYPE.GROUP) return true;
  const other = user_ids.find((id) => id !== user_id);
  if (other === undefined) return false;
  // Whoever wrote to a stranger wants an answer.
  return asked_id === user_id ? mayReach(ctx, user_id, other, 'everyone') : mayWrite(ctx, user_id, other);
}
