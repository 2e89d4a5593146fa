import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { standingOf } from './pairs.ts';
import { shownType } from './present.ts';

/** Whether an account is there and the person may know so: they share a guild or a conversation, or it stands in their list. */
export async function knowsPerson(ctx: Context, user_id: Id, other_id: Id): Promise<boolean> {
  const isKnown =
    (await ctx.storage.members.shareGuild(user_id, other_id)) ||
    (await hasInList(ctx, user_id, other_id)) ||
    (await shareConversation(ctx, user_id, other_id));
  return isKnown && isThere(ctx, other_id);
}

async function shareConversation(ctx: Context, user_id: Id, other_id: Id): Promise<boolean> {
  const rows = await ctx.storage.directChannels.listDirectChannelsOf(user_id);
  return rows.some(({ user_ids }) => user_ids.includes(other_id));
}

async function hasInList(ctx: Context, user_id: Id, other_id: Id): Promise<boolean> {
  const pair = await ctx.storage.relationships.getPair(user_id, other_id);
  return pair !== undefined && shownType(standingOf(pair, user_id)) !== undefined;
}

// Asked last: of strangers nobody learns whether they are there.
async function isThere(ctx: Context, user_id: Id): Promise<boolean> {
  return (await ctx.directory.getUser(user_id)) !== undefined;
}
