import { DIRECT_TYPE, type DirectChannel } from '@chat-js/protocol/direct-messages.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import { changeDirectChannel } from './change.ts';
import { groupIconKey, setGroupIcon } from './icon.ts';
import { noteChange } from './note.ts';
import { presentDirectChannel } from './present.ts';
import { checkInside } from './recipients.ts';
import type { DirectChannelRow } from './store.ts';

/** Name and picture of a group: everybody in it may change them. */
export async function updateDirectChannel(
  ctx: Context,
  { user_id }: Actor,
  { id, type }: DirectChannelRow,
  { name, icon: data }: OperationInput<'channels.update'>,
): Promise<DirectChannel> {
  if (type !== DIRECT_TYPE.GROUP) refuse('WRONG_CHANNEL_TYPE');
  const icon = data ? await setGroupIcon(ctx, id, data) : data;
  const { before, after } = await changeDirectChannel(ctx, id, (row) => {
    checkInside(row, user_id);
    const next = { name: name === undefined ? row.name : name, icon: icon === undefined ? row.icon : icon };
    return next.name === row.name && next.icon === row.icon ? undefined : next;
  });
  if (before.icon && before.icon !== after.icon) await ctx.files.remove(groupIconKey(id, before.icon));
  await noteChange(ctx, user_id, before, after);
  return presentDirectChannel(ctx, after, user_id);
}
