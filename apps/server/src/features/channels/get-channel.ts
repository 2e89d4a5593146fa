import type { Channel } from '@chat-js/protocol/channels.ts';
import type { DirectChannel } from '@chat-js/protocol/direct-messages.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { presentDirectChannel } from '../direct-messages/present.ts';
import { accessGuild } from '../guilds/access.ts';
import { refuse } from '../refusal.ts';
import { presentThreads } from '../threads/present.ts';
import { accessPlace } from './access.ts';
import { presentChannels, presentVisibleChannels } from './present.ts';

export async function getChannel(ctx: Context, actor: Actor, input: OperationInput<'channels.get'>): Promise<Channel | DirectChannel> {
  const { guild, channel, thread } = await accessPlace(ctx, actor, input.channel_id);
  if (!guild) return presentDirectChannel(ctx, channel, actor.user_id);
  // A thread with its counts as they are now.
  const [answer] = thread
    ? await presentThreads(ctx, await ctx.storage.threads.listThreads([thread.id]), actor.user_id)
    : await presentChannels(ctx, [channel]);
  return answer ?? refuse('UNKNOWN_CHANNEL');
}

export async function listChannels(ctx: Context, actor: Actor, input: OperationInput<'channels.list'>): Promise<Channel[]> {
  const { guild, member } = await accessGuild(ctx, actor, input.guild_id);
  return presentVisibleChannels(ctx, guild, member);
}
