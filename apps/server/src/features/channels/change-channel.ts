import { CHANNEL_TYPE, type Channel, type Overwrite } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { changeGuild } from '../guilds/change-guild.ts';
import type { GuildDoc, StoredChannel } from '../guilds/store.ts';
import { announceChannels } from './announce-channels.ts';
import { findChannel } from './rules.ts';

export interface ChannelChanged {
  before: StoredChannel;
  after: StoredChannel;
  answer: Channel;
}

/**
 * Changes one channel and tells those who may see it; `change` may refuse, on the guild as it is when it is written. The
 * channels of a category that have its overwrites follow when these change.
 */
export async function changeChannel(
  ctx: Context,
  guild_id: Id,
  channel_id: Id,
  change: (channel: StoredChannel, guild: GuildDoc) => Partial<StoredChannel>,
): Promise<ChannelChanged> {
  let guildBefore: GuildDoc | undefined;
  const guild = await changeGuild(ctx, guild_id, (current) => {
    guildBefore = current;
    const before = findChannel(current, channel_id);
    const after = { ...before, ...change(before, current) };
    return { channels: current.channels.map((other) => (other.id === channel_id ? after : following(other, before, after))) };
  });
  const before = findChannel(guildBefore ?? guild, channel_id);
  const answer = (await announceChannels(ctx, guildBefore ?? guild, guild)).find(({ id }) => id === channel_id);
  if (!answer) throw new Error('a channel that was just written is missing');
  return { before, after: findChannel(guild, channel_id), answer };
}

function following(channel: StoredChannel, before: StoredChannel, after: StoredChannel): StoredChannel {
  if (before.type !== CHANNEL_TYPE.CATEGORY || channel.parent_id !== before.id) return channel;
  if (before.permission_overwrites === after.permission_overwrites) return channel;
  if (!sameOverwrites(channel.permission_overwrites, before.permission_overwrites)) return channel;
  return { ...channel, permission_overwrites: after.permission_overwrites };
}

/** Whatever their order. */
export function sameOverwrites(a: readonly Overwrite[], b: readonly Overwrite[]): boolean {
  const text = (list: readonly Overwrite[]) =>
    list
      .map(({ id, type, allow, deny }) => [id, type, allow, deny].join())
      .sort()
      .join(';');
  return text(a) === text(b);
}
