import type { Id } from '@chat-js/protocol/ids.ts';
import { MESSAGE_TYPE } from '@chat-js/protocol/messages.ts';
import type { Context } from '../context.ts';
import { findMessageCreated } from '../messages/message-created.ts';
import { newMessage } from '../messages/new-message.ts';
import type { DirectChannelRow } from './store.ts';

/** Says in a group what somebody did to it. It is unread for the others, and tells nobody. */
export async function noteChange(ctx: Context, by: Id, before: DirectChannelRow, after: DirectChannelRow): Promise<void> {
  const left = before.user_ids.filter((id) => !after.user_ids.includes(id));
  const came = after.user_ids.filter((id) => !before.user_ids.includes(id));
  for (const id of came) await note(ctx, after, by, { group: MESSAGE_TYPE.RECIPIENT_ADD, about: id });
  for (const id of left) await note(ctx, after, by, { group: MESSAGE_TYPE.RECIPIENT_REMOVE, about: id });
  if (before.name !== after.name) await note(ctx, after, by, { group: MESSAGE_TYPE.CHANNEL_NAME_CHANGE, content: after.name ?? '' });
  if (before.icon !== after.icon) await note(ctx, after, by, { group: MESSAGE_TYPE.CHANNEL_ICON_CHANGE });
}

interface Note {
  group: NonNullable<Parameters<typeof newMessage>[0]['group']>;
  content?: string;
  about?: Id;
}

async function note(ctx: Context, { id: channel_id }: DirectChannelRow, by: Id, { group, content = '', about }: Note): Promise<void> {
  const made = newMessage({
    ...{ id: ctx.ids.next(), channel_id, author_id: by, content, time: ctx.clock.now(), group },
    mentions: { users: about === undefined ? [] : [about], roles: [], everyone: false },
  });
  const { row } = await ctx.storage.messages.insertOnce(made);
  const kept = await ctx.storage.directChannels.getDirectChannel(channel_id);
  // The last ones have left meanwhile, and its messages are perhaps removed already.
  if (!kept || kept.user_ids.length === 0) await ctx.storage.messages.removeMessages(channel_id, [row.id]);
  else await ctx.bus.publish(await findMessageCreated(ctx, undefined, row));
}
