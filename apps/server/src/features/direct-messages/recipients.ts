import { DIRECT_TYPE } from '@chat-js/protocol/direct-messages.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import { accessPlace } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { readConversation } from '../read-states/acknowledge.ts';
import { refuse } from '../refusal.ts';
import { changeDirectChannel } from './change.ts';
import { leaveDirectChannel } from './leave.ts';
import { mayBring } from './may-write.ts';
import { noteChange } from './note.ts';
import type { DirectChannelRow } from './store.ts';

/** Whoever is in a group brings others into it. */
export async function addRecipient(ctx: Context, actor: Actor, input: OperationInput<'directMessages.addRecipient'>): Promise<null> {
  const { id, user_ids } = await accessGroup(ctx, actor, input.channel_id);
  const { user_id } = input;
  if (user_ids.includes(user_id)) return null;
  if (!(await mayBring(ctx, actor.user_id, user_id, user_ids))) refuse('CANNOT_MESSAGE_USER');
  const { before, after } = await changeDirectChannel(ctx, id, (row) => {
    checkInside(row, actor.user_id);
    if (row.user_ids.includes(user_id)) return undefined;
    if (row.user_ids.length >= LIMITS.directPeople) refuse('TOO_MANY_RECIPIENTS');
    return { user_ids: [...row.user_ids, user_id] };
  });
  if (after === before) return null;
  await readConversation(ctx, user_id, id);
  await noteChange(ctx, actor.user_id, before, after);
  return null;
}

/** Whoever owns a group takes others out of it; oneself one takes out of any. */
export async function removeRecipient(ctx: Context, actor: Actor, input: OperationInput<'directMessages.removeRecipient'>): Promise<null> {
  const group = await accessGroup(ctx, actor, input.channel_id);
  const { user_id } = input;
  if (user_id === actor.user_id) {
    await leaveDirectChannel(ctx, actor, group);
    return null;
  }
  const { before, after } = await changeDirectChannel(ctx, group.id, (row) => {
    checkInside(row, actor.user_id);
    if (row.owner_id !== actor.user_id) refuse('MISSING_PERMISSIONS');
    if (!row.user_ids.includes(user_id)) refuse('UNKNOWN_MEMBER');
    return { user_ids: row.user_ids.filter((id) => id !== user_id) };
  });
  await noteChange(ctx, actor.user_id, before, after);
  return null;
}

async function accessGroup(ctx: Context, actor: Actor, channel_id: Id): Promise<DirectChannelRow> {
  const { guild, channel } = await accessPlace(ctx, actor, channel_id);
  return guild || channel.type !== DIRECT_TYPE.GROUP ? refuse('WRONG_CHANNEL_TYPE') : channel;
}

/** Taken out meanwhile: it is as if it did not exist. */
export function checkInside({ user_ids }: DirectChannelRow, user_id: Id): void {
  if (!user_ids.includes(user_id)) refuse('UNKNOWN_CHANNEL');
}
