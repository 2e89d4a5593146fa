import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import { recordDeed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import { accessEmoji, findEmoji } from './access.ts';
import { changeEmojis } from './change-emojis.ts';
import { emojiFileKey } from './picture.ts';

/** What was written with it keeps its name, and loses its picture. */
export async function deleteEmoji(ctx: Context, actor: Actor, input: OperationInput<'emojis.delete'>): Promise<null> {
  const { guild_id, emoji_id, reason } = input;
  const { emoji } = await accessEmoji(ctx, actor, input);
  await changeEmojis(ctx, guild_id, (guild) => {
    findEmoji(guild, emoji_id);
    return guild.emojis.filter(({ id }) => id !== emoji_id);
  });
  await ctx.files.remove(emojiFileKey(emoji_id));
  await recordDeed(ctx, actor, {
    guild_id,
    action_type: AUDIT_ACTION.EMOJI_DELETE,
    target_id: emoji_id,
    changes: [{ key: 'name', old_value: emoji.name }],
    reason,
  });
  return null;
}
