import { DIRECT_TYPE } from '@chat-js/protocol/direct-messages.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { DirectAccessed } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import { mayReach } from '../relationships/may-reach.ts';
import { readSettings } from '../user-settings/read-settings.ts';

/** Whether somebody may write to another person, or bring them into a group. Why not is nobody's business: there is one refusal. */
export async function mayWrite(ctx: Context, from: Id, to: Id): Promise<boolean> {
  if (from === to) return false;
  const { settings } = await readSettings(ctx, to);
  return mayReach(ctx, from, to, settings.dm_policy);
}

/** Whoever is in a group has been let in. @throws Refusal CANNOT_MESSAGE_USER */
export async function checkMayWriteIn(ctx: Context, { channel, member }: DirectAccessed): Promise<void> {
  if (channel.type === DIRECT_TYPE.GROUP) return;
  const other = channel.user_ids.find((id) => id !== member.user_id);
  if (other === undefined || !(await mayWrite(ctx, member.user_id, other))) refuse('CANNOT_MESSAGE_USER');
}
