import type { DirectChannel } from '@chat-js/protocol/direct-messages.ts';
import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { presentDirectChannels } from './present.ts';

export function listDirectChannels(ctx: Context, actor: Actor): Promise<DirectChannel[]> {
  return openDirectChannels(ctx, actor.user_id);
}

/** Those that somebody has not closed, the last one written in first. */
export async function openDirectChannels(ctx: Context, user_id: Id): Promise<DirectChannel[]> {
  const rows = await ctx.storage.directChannels.listDirectChannelsOf(user_id);
  const open = rows.filter(({ closed_by }) => !closed_by.includes(user_id));
  const channels = await presentDirectChannels(ctx, open, user_id);
  const newest = ({ id, last_message_id }: DirectChannel) => last_message_id ?? id;
  return channels.sort((a, b) => compareIds(newest(b), newest(a)));
}
