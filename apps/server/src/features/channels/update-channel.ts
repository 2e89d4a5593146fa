import type { Channel } from '@chat-js/protocol/channels.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { changeGuild } from '../guilds/change-guild.ts';
import type { StoredChannel } from '../guilds/store.ts';
import { accessChannel } from './access.ts';
import { presentChannels } from './present.ts';
import { channelName, checkParent, findChannel } from './rules.ts';

export async function updateChannel(ctx: Context, actor: Actor, input: OperationInput<'channels.update'>): Promise<Channel> {
  const { guild } = await accessChannel(ctx, actor, input.channel_id, 'MANAGE_CHANNELS');

  let changed: StoredChannel | undefined;
  const after = await changeGuild(ctx, guild.id, (before) => {
    const channel = findChannel(before, input.channel_id);
    checkParent(before, channel.type, input.parent_id);
    const next: StoredChannel = {
      ...channel,
      name: input.name === undefined ? channel.name : channelName(channel.type, input.name),
      topic: input.topic === undefined ? channel.topic : input.topic || null,
      position: input.position ?? channel.position,
      parent_id: input.parent_id === undefined ? channel.parent_id : input.parent_id,
    };
    changed = next;
    return { channels: before.channels.map((other) => (other.id === next.id ? next : other)) };
  });

  const [answer] = await presentChannels(ctx, [changed ?? findChannel(after, input.channel_id)]);
  if (!answer) throw new Error('a channel that was just written is missing');
  await ctx.bus.publish({
    type: 'CHANNEL_UPDATE',
    data: answer,
    audience: { channel_id: answer.id },
    stale: [{ guild_id: guild.id }],
  });
  return answer;
}
