import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { User } from '@chat-js/protocol/users.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessMessage } from '../messages/access.ts';
import { publicUser } from '../users/public-user.ts';
import { emojiKey } from './emoji.ts';
import { namedEmoji } from './read-emoji.ts';

export async function listReactors(ctx: Context, actor: Actor, input: OperationInput<'reactions.list'>): Promise<User[]> {
  const { message_id, emoji_name, after = '0', limit } = input;
  const { row } = await accessMessage(ctx, actor, input);
  const emoji = namedEmoji(row, emoji_name);
  const ids = await ctx.storage.reactions.listReactors(message_id, emojiKey(emoji), { after, limit });
  return Promise.all(ids.map((id) => publicUser(ctx, id)));
}
