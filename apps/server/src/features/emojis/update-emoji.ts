import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { Emoji } from '@chat-js/protocol/emojis.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import { changesBetween, recordDeed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import { accessEmoji, findEmoji } from './access.ts';
import { changeEmojis } from './change-emojis.ts';
import { answerEmoji } from './list-emojis.ts';

export async function updateEmoji(ctx: Context, actor: Actor, input: OperationInput<'emojis.update'>): Promise<Emoji> {
  const { guild_id, emoji_id, reason } = input;
  const { emoji: known, ...accessed } = await accessEmoji(ctx, actor, input);
  const { name = known.name } = input;
  let before = known;
  await changeEmojis(ctx, guild_id, (guild) => {
    before = findEmoji(guild, emoji_id);
    return guild.emojis.map((emoji) => (emoji.id === emoji_id ? { ...emoji, name } : emoji));
  });
  const after = { ...before, name };
  const changes = changesBetween(before, after, ['name']);
  if (changes.length > 0) {
    await recordDeed(ctx, actor, { guild_id, action_type: AUDIT_ACTION.EMOJI_UPDATE, target_id: emoji_id, changes, reason });
  }
  return answerEmoji(ctx, accessed, after);
}
