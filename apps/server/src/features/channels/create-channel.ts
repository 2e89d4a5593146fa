import type { Channel } from '@chat-js/protocol/channels.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import { changeGuild } from '../guilds/change-guild.ts';
import { refuse } from '../refusal.ts';
import { newChannel } from './new-channel.ts';
import { presentChannel } from './present.ts';
import { channelName, checkParent } from './rules.ts';

export async function createChannel(ctx: Context, actor: Actor, input: OperationInput<'channels.create'>): Promise<Channel> {
  const { guild_id, type, topic, parent_id } = input;
  await accessGuild(ctx, actor, guild_id, 'MANAGE_CHANNELS');

  const channel = newChannel(ctx, { guild_id, type, name: channelName(type, input.name), topic, parent_id, position: input.position ?? 0 });
  const guild = await changeGuild(ctx, guild_id, (before) => {
    if (before.channels.length >= LIMITS.channels) refuse('TOO_MANY_CHANNELS');
    checkParent(before, type, parent_id);
    channel.position = input.position ?? Math.max(-1, ...before.channels.map(({ position }) => position)) + 1;
    return { channels: [...before.channels, channel] };
  });

  const answer = presentChannel(channel, null);
  await ctx.bus.publish({
    type: 'CHANNEL_CREATE',
    data: answer,
    audience: { channel_id: channel.id },
    access: { kind: 'guild', guild },
    stale: [{ guild_id }],
  });
  return answer;
}
