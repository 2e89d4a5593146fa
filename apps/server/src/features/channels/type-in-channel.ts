import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { checkVerified } from '../members/verification.ts';
import { refuse } from '../refusal.ts';
import { accessChannel } from './access.ts';
import { isWritable } from './rules.ts';

/** Tells those who read the channel that someone is writing; clients show it for ten seconds. */
export async function typeInChannel(ctx: Context, actor: Actor, input: OperationInput<'channels.typing'>): Promise<null> {
  const { guild, channel, member } = await accessChannel(ctx, actor, input.channel_id, 'SEND_MESSAGES');
  if (!isWritable(channel)) refuse('WRONG_CHANNEL_TYPE');
  checkVerified(ctx, guild, member);
  await ctx.bus.publish({
    type: 'TYPING_START',
    data: { channel_id: channel.id, guild_id: guild.id, user_id: actor.user_id, timestamp: Math.floor(ctx.clock.now() / 1000) },
    audience: { readers_of_channel: channel.id, in_guild: guild.id },
  });
  return null;
}
