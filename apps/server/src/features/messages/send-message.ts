import type { Message } from '@chat-js/protocol/messages.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { type Encoded, encoded } from '../../lib/encoded.ts';
import type { Actor } from '../actor.ts';
import { checkAutoMod } from '../automod/check-message.ts';
import { accessChannel } from '../channels/access.ts';
import { isWritable } from '../channels/rules.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import { messageCreated } from './message-created.ts';
import { messageJson, newMessageBody } from './splice.ts';

export async function sendMessage(ctx: Context, actor: Actor, input: OperationInput<'messages.create'>): Promise<Encoded<Message>> {
  const accessed = await accessChannel(ctx, actor, input.channel_id, 'SEND_MESSAGES');
  const { guild, channel, member } = accessed;
  if (!isWritable(channel)) refuse('WRONG_CHANNEL_TYPE');
  if (input.content === '') refuse('EMPTY_MESSAGE');
  const actOfAutoMod = await checkAutoMod(ctx, accessed, input);

  const id = ctx.ids.next();
  const { row, repeated } = await ctx.storage.messages.insertOnce({
    id,
    channel_id: channel.id,
    author_id: actor.user_id,
    nonce: input.nonce ?? null,
    body: newMessageBody({ id, channel_id: channel.id, content: input.content, time: ctx.clock.now() }),
  });
  const author = await ctx.directory.getUserJson(actor.user_id);
  const answer = encoded<Message>(messageJson(row, author));
  // A repeated nonce is a retry: answer it, do not announce it twice.
  if (repeated) return answer;

  await ctx.bus.publish(messageCreated(row, guild.id, author, member));
  await actOfAutoMod?.(id);
  return answer;
}
