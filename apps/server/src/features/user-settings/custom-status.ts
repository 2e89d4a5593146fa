import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { PartialEmoji } from '@chat-js/protocol/reactions.ts';
import type { CustomStatus } from '../../events/bus.ts';
import type { Context } from '../context.ts';
import { unicodeEmoji } from '../reactions/read-emoji.ts';
import { refusalOf } from '../refusal.ts';

type Given = NonNullable<OperationInput<'settings.update'>['custom_status']>;

/** @throws Refusal when there is no such emoji */
export async function readCustomStatus(ctx: Context, user_id: Id, given: Given): Promise<CustomStatus | null> {
  const text = given.text || null;
  const emoji = await readEmoji(ctx, user_id, given);
  if (text === null && emoji === null) return null;
  return { text, emoji, set_at: ctx.clock.now(), expires_at: given.expires_at === null ? null : Date.parse(given.expires_at) };
}

/** One of Unicode, or of a guild of the person. What it is called is not theirs to say. */
async function readEmoji(ctx: Context, user_id: Id, { emoji_id, emoji_name }: Given): Promise<PartialEmoji | null> {
  if (emoji_id !== null) {
    for (const { guild_id } of await ctx.storage.members.listMembershipsOf(user_id)) {
      const guild = await ctx.directory.getGuild(guild_id);
      const known = guild?.emojis.find(({ id }) => id === emoji_id);
      if (known) return { id: known.id, name: known.name, ...(known.animated && { animated: true }) };
    }
    throw unknownEmoji('emoji_id');
  }
  if (!emoji_name) return null;
  const name = unicodeEmoji(emoji_name);
  if (name === undefined) throw unknownEmoji('emoji_name');
  return { id: null, name };
}

function unknownEmoji(field: string) {
  return refusalOf('custom_status', { code: 'UNKNOWN_EMOJI', message: `${field} is not an emoji that you may use` });
}
