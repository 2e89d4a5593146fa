import type { Id } from '@chat-js/protocol/ids.ts';
import type { PartialEmoji, Reaction } from '@chat-js/protocol/reactions.ts';
import type { Context } from '../context.ts';
import { changeMessage } from '../messages/change-message.ts';
import type { MessageRow } from '../messages/store.ts';
import { emojiKey } from './emoji.ts';

export function reactionsOf({ reactions }: Pick<MessageRow, 'reactions'>): Reaction[] {
  return reactions === null ? [] : (JSON.parse(reactions) as Reaction[]);
}

/**
 * Counts the reactions of a message and writes the counts into it, in the order in which each emoji came first. The rows
 * are what counts: done again after an interruption it mends the counts. `added`: one that may not be there yet.
 */
export function countAgain(ctx: Context, channel_id: Id, message_id: Id, added?: PartialEmoji) {
  return changeMessage(ctx, channel_id, message_id, async (row) => {
    // Read after the revision: whoever reacts in between changes the message once more.
    const counts = new Map((await ctx.storage.reactions.countReactions(message_id)).map(({ emoji, count }) => [emoji, count]));
    const before = reactionsOf(row).map(({ emoji }) => emoji);
    const isNew = added && !before.some((emoji) => emojiKey(emoji) === emojiKey(added));
    const after = (isNew ? [...before, added] : before).flatMap((emoji) => {
      const count = counts.get(emojiKey(emoji)) ?? 0;
      return count > 0 ? counted(emoji, count) : [];
    });
    const reactions = after.length > 0 ? JSON.stringify(after) : null;
    return reactions === row.reactions ? undefined : { reactions };
  });
}

function counted(emoji: PartialEmoji, count: number): Reaction {
  return { emoji, count, count_details: { burst: 0, normal: count }, burst_colors: [], me: false, me_burst: false };
}
