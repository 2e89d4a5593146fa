import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessMessage, checkMayJoinIn, type MessageAccessed } from '../messages/access.ts';
import { readersNow } from '../messages/readers.ts';
import { emojiKey } from './emoji.ts';
import { namedEmoji } from './read-emoji.ts';
import { countAgain, reactionsOf } from './summary.ts';

export async function removeOwnReaction(ctx: Context, actor: Actor, input: OperationInput<'reactions.removeMine'>): Promise<null> {
  const accessed = await accessMessage(ctx, actor, input);
  checkMayJoinIn(ctx, accessed);
  return remove(ctx, accessed, input, actor.user_id);
}

/** Everybody may take their own back this way too. */
export async function removeReactionOf(ctx: Context, actor: Actor, input: OperationInput<'reactions.removeOf'>): Promise<null> {
  const isOwn = input.user_id === actor.user_id;
  const accessed = await accessMessage(ctx, actor, input, ...(isOwn ? [] : (['MANAGE_MESSAGES'] as const)));
  checkMayJoinIn(ctx, accessed);
  return remove(ctx, accessed, input, input.user_id);
}

type Place = OperationInput<'reactions.removeMine'>;

async function remove(ctx: Context, accessed: MessageAccessed, { channel_id, message_id, emoji_name }: Place, user_id: Id): Promise<null> {
  const { guild, row } = accessed;
  const emoji = namedEmoji(row, emoji_name);
  const removed = await ctx.storage.reactions.removeReaction(message_id, emojiKey(emoji), user_id);
  const counted = await countAgain(ctx, channel_id, message_id);
  if (!counted || (!removed && !counted.changed)) return null;
  await ctx.bus.publish({
    type: 'MESSAGE_REACTION_REMOVE',
    data: {
      ...{ user_id, channel_id, message_id, guild_id: guild?.id, emoji, burst: false, type: 0 },
      reactions: reactionsOf(counted.row),
      revision: counted.row.revision,
    },
    audience: await readersNow(ctx, accessed),
  });
  return null;
}

export async function removeReactionsWith(ctx: Context, actor: Actor, input: OperationInput<'reactions.removeEmoji'>): Promise<null> {
  const { channel_id, message_id } = input;
  const accessed = await accessMessage(ctx, actor, input, 'MANAGE_MESSAGES');
  const { guild, row: known } = accessed;
  const emoji = namedEmoji(known, input.emoji_name);
  const removed = await ctx.storage.reactions.removeReactionsWith(message_id, emojiKey(emoji));
  const counted = await countAgain(ctx, channel_id, message_id);
  if (!counted || (removed === 0 && !counted.changed)) return null;
  const { row } = counted;
  await ctx.bus.publish({
    type: 'MESSAGE_REACTION_REMOVE_EMOJI',
    data: { channel_id, message_id, guild_id: guild?.id, emoji, reactions: reactionsOf(row), revision: row.revision },
    audience: await readersNow(ctx, accessed),
  });
  return null;
}

export async function removeAllReactions(ctx: Context, actor: Actor, input: OperationInput<'reactions.removeAll'>): Promise<null> {
  const { channel_id, message_id } = input;
  const accessed = await accessMessage(ctx, actor, input, 'MANAGE_MESSAGES');
  const { guild } = accessed;
  await ctx.storage.reactions.removeReactions([message_id]);
  const counted = await countAgain(ctx, channel_id, message_id);
  if (!counted?.changed) return null;
  await ctx.bus.publish({
    type: 'MESSAGE_REACTION_REMOVE_ALL',
    data: { channel_id, message_id, guild_id: guild?.id, revision: counted.row.revision },
    audience: await readersNow(ctx, accessed),
  });
  return null;
}
