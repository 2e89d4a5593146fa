import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { type Encoded, encoded } from '../../lib/encoded.ts';
import type { Actor } from '../actor.ts';
import { checkAutoMod } from '../automod/check-message.ts';
import { accessChannel } from '../channels/access.ts';
import { isWritable } from '../channels/rules.ts';
import { takeTurn } from '../channels/slow-mode.ts';
import type { Context } from '../context.ts';
import { checkVerified } from '../members/verification.ts';
import { refuse } from '../refusal.ts';
import { messageCreated } from './message-created.ts';
import { messageJson, newMessageBody } from './splice.ts';
import type { Inserted } from './store.ts';

export async function sendMessage(ctx: Context, actor: Actor, input: OperationInput<'messages.create'>): Promise<Encoded<Message>> {
  const accessed = await accessChannel(ctx, actor, input.channel_id, 'SEND_MESSAGES');
  const { guild, channel, member } = accessed;
  if (!isWritable(channel)) refuse('WRONG_CHANNEL_TYPE');
  if (input.content === '') refuse('EMPTY_MESSAGE');
  checkVerified(ctx, guild, member);
  const actOfAutoMod = await checkAutoMod(ctx, accessed, input);

  // Read before the message is kept: nothing then stands between keeping and telling.
  const author = await ctx.directory.getUserJson(actor.user_id);
  const nonce = input.nonce ?? null;
  const turn = await takeTurn(ctx, accessed, actor.user_id, nonce);
  const { row, repeated } = await keep(ctx, actor, channel.id, { content: input.content, nonce }).catch(async (error: unknown) => {
    await turn.giveBack();
    throw error;
  });
  const answer = encoded<Message>(messageJson(row, author));
  // A repeated nonce is a retry: answer it, do not announce it twice.
  if (repeated) return answer;

  await ctx.bus.publish(messageCreated(row, guild.id, author, member));
  await actOfAutoMod?.(row.id);
  return answer;
}

interface Written {
  content: string;
  nonce: string | null;
}

function keep(ctx: Context, actor: Actor, channel_id: Id, { content, nonce }: Written): Promise<Inserted> {
  const id = ctx.ids.next();
  const body = newMessageBody({ id, channel_id, content, time: ctx.clock.now() });
  return ctx.storage.messages.insertOnce({ id, channel_id, author_id: actor.user_id, nonce, body });
}
