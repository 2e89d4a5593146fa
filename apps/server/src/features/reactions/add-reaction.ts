import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import { createQueues } from '../../lib/queues.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { presentMember } from '../members/present.ts';
import { checkVerified } from '../members/verification.ts';
import { accessMessage, checkMayJoinIn } from '../messages/access.ts';
import { readersNow } from '../messages/readers.ts';
import { refuse } from '../refusal.ts';
import { deletedUser } from '../users/present.ts';
import { emojiKey } from './emoji.ts';
import { readEmoji } from './read-emoji.ts';
import { countAgain, reactionsOf } from './summary.ts';

/** Looking whether there is room and taking it are one thing. */
const inTurn = createQueues();

/** A new emoji under a message needs ADD_REACTIONS; whoever reads may join in with one that is there. */
export async function addReaction(ctx: Context, actor: Actor, input: OperationInput<'reactions.add'>): Promise<null> {
  const { channel_id, message_id } = input;
  const accessed = await accessMessage(ctx, actor, input);
  const { permissions } = accessed;
  checkMayJoinIn(ctx, accessed);
  checkVerified(ctx, accessed);

  const emoji = await readEmoji(ctx, accessed, input.emoji_name);
  const key = emojiKey(emoji);
  return inTurn(message_id, async () => {
    const row = (await ctx.storage.messages.getMessage(channel_id, message_id)) ?? refuse('UNKNOWN_MESSAGE');
    const present = reactionsOf(row);
    if (!present.some((one) => emojiKey(one.emoji) === key)) {
      if (!hasPermission(permissions, 'ADD_REACTIONS')) refuse('MISSING_PERMISSIONS');
      if (present.length >= LIMITS.reactions) refuse('TOO_MANY_REACTIONS');
    }
    const inserted = await ctx.storage.reactions.insertReaction({ message_id, emoji: key, user_id: actor.user_id, channel_id });
    const counted = await countAgain(ctx, channel_id, message_id, emoji);
    if (!counted) {
      // Deleted meanwhile, and its reactions with it: not this one.
      await ctx.storage.reactions.removeReactions([message_id]);
      return refuse('UNKNOWN_MESSAGE');
    }
    if (!inserted && !counted.changed) return null;
    const user = (await ctx.directory.getUser(actor.user_id)) ?? deletedUser(actor.user_id);
    await ctx.bus.publish({
      type: 'MESSAGE_REACTION_ADD',
      data: {
        ...{ user_id: actor.user_id, channel_id, message_id, guild_id: accessed.guild?.id, emoji, burst: false, type: 0 },
        ...(accessed.guild && { member: presentMember(accessed.member, user) }),
        message_author_id: row.author_id,
        reactions: reactionsOf(counted.row),
        revision: counted.row.revision,
      },
      audience: await readersNow(ctx, accessed),
    });
    return null;
  });
}
