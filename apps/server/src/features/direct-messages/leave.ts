import { DIRECT_TYPE, type DirectChannel } from '@chat-js/protocol/direct-messages.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { readConversation } from '../read-states/acknowledge.ts';
import { changeDirectChannel } from './change.ts';
import { noteChange } from './note.ts';
import { presentDirectChannel } from './present.ts';
import { purgeDirectChannel } from './purge.ts';
import type { DirectChannelRow } from './store.ts';

/** Closes the conversation with a person until the next message, or leaves a group; the last one to leave takes it away. */
export async function leaveDirectChannel(ctx: Context, { user_id }: Actor, { id, type }: DirectChannelRow): Promise<DirectChannel> {
  const { before, after } = await changeDirectChannel(ctx, id, ({ user_ids, closed_by, owner_id }) => {
    if (type === DIRECT_TYPE.ONE_TO_ONE) return closed_by.includes(user_id) ? undefined : { closed_by: [...closed_by, user_id] };
    if (!user_ids.includes(user_id)) return undefined;
    const rest = user_ids.filter((other) => other !== user_id);
    // Whoever has been there longest owns it next.
    return { user_ids: rest, owner_id: owner_id === user_id ? (rest[0] ?? null) : owner_id };
  });
  if (type === DIRECT_TYPE.ONE_TO_ONE && after !== before) await readConversation(ctx, user_id, id);
  if (after.user_ids.length === 0) void purgeDirectChannel(ctx, after);
  else if (type === DIRECT_TYPE.GROUP) await noteChange(ctx, user_id, before, after);
  return presentDirectChannel(ctx, before, user_id);
}
