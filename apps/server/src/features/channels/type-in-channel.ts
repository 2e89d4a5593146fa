import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { isAsked } from '../direct-messages/asked.ts';
import { checkVerified } from '../members/verification.ts';
import { readersNow } from '../messages/readers.ts';
import { refuse } from '../refusal.ts';
import { checkNotLocked } from '../threads/write-in-thread.ts';
import { accessPlace } from './access.ts';
import { isWritable } from './rules.ts';

/** Tells those who read the channel that someone is writing; clients show it for ten seconds. */
export async function typeInChannel(ctx: Context, actor: Actor, input: OperationInput<'channels.typing'>): Promise<null> {
  const accessed = await accessPlace(ctx, actor, input.channel_id, 'SEND_MESSAGES');
  const { guild, channel } = accessed;
  if (!isWritable(channel)) refuse('WRONG_CHANNEL_TYPE');
  checkNotLocked(accessed);
  checkVerified(ctx, accessed);
  // A request is not answered before it is sent.
  if (!guild && isAsked(channel, actor.user_id)) return null;
  await ctx.bus.publish({
    type: 'TYPING_START',
    data: { channel_id: channel.id, guild_id: guild?.id, user_id: actor.user_id, timestamp: Math.floor(ctx.clock.now() / 1000) },
    audience: await readersNow(ctx, accessed),
  });
  return null;
}
