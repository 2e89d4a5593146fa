import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { Emoji } from '@chat-js/protocol/emojis.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import { recordDeed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import { changeGuild } from '../guilds/change-guild.ts';
import type { GuildDoc, StoredEmoji } from '../guilds/store.ts';
import { Refusal, refuse } from '../refusal.ts';
import { announceEmojis } from './change-emojis.ts';
import { answerEmoji } from './list-emojis.ts';
import { emojiFileKey, readPicture } from './picture.ts';

export async function createEmoji(ctx: Context, actor: Actor, input: OperationInput<'emojis.create'>): Promise<Emoji> {
  const { guild_id, name, reason } = input;
  const accessed = await accessGuild(ctx, actor, guild_id, 'CREATE_GUILD_EXPRESSIONS');
  // Pictures take time to make: none is made when neither kind has room.
  if (isFull(accessed.guild, true)) checkRoom(accessed.guild, false);
  const { bytes, animated } = await readPicture(input.image);
  checkRoom(accessed.guild, animated);

  const emoji: StoredEmoji = { id: ctx.ids.next(), name, animated, user_id: actor.user_id };
  await ctx.files.put(emojiFileKey(emoji.id), bytes);
  const after = await changeGuild(ctx, guild_id, (guild) => {
    checkRoom(guild, animated);
    return { emojis: [...guild.emojis, emoji] };
  }).catch(async (error: unknown) => {
    // Whatever else failed, the emoji may be kept all the same.
    if (error instanceof Refusal) await ctx.files.remove(emojiFileKey(emoji.id));
    throw error;
  });
  await announceEmojis(ctx, after);
  await recordDeed(ctx, actor, {
    guild_id,
    action_type: AUDIT_ACTION.EMOJI_CREATE,
    target_id: emoji.id,
    changes: [{ key: 'name', new_value: name }],
    reason,
  });
  return answerEmoji(ctx, accessed, emoji);
}

function isFull({ emojis }: GuildDoc, animated: boolean): boolean {
  return emojis.filter((emoji) => emoji.animated === animated).length >= (animated ? LIMITS.animatedEmojis : LIMITS.emojis);
}

function checkRoom(guild: GuildDoc, animated: boolean): void {
  if (isFull(guild, animated)) refuse(animated ? 'TOO_MANY_ANIMATED_EMOJIS' : 'TOO_MANY_EMOJIS');
}
