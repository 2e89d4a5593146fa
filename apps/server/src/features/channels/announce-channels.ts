import { isDeepStrictEqual } from 'node:util';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { AccessChange } from '../../events/bus.ts';
import type { Context } from '../context.ts';
import { correctTold } from '../correct-told.ts';
import { findKeptGuild, rulesChanged } from '../guilds/announce-guild.ts';
import type { GuildDoc, StoredChannel } from '../guilds/store.ts';
import { presentChannels } from './present.ts';

/** Tells those who may see it of each channel that is another than it was; answers those. */
export async function announceChannels(ctx: Context, before: GuildDoc, after: GuildDoc): Promise<Channel[]> {
  const changed = after.channels.filter((channel) => !before.channels.includes(channel));
  return tellChannels(ctx, after.id, changed, await rulesChanged(ctx, before, after));
}

export async function tellChannels(
  ctx: Context,
  guild_id: Id,
  channels: readonly StoredChannel[],
  access?: AccessChange,
): Promise<Channel[]> {
  const answers = await publish(ctx, guild_id, channels, access);
  await correctChannels(ctx, guild_id, channels);
  return answers;
}

/** Of channels that were just told. */
export async function correctChannels(ctx: Context, guild_id: Id, channels: readonly StoredChannel[]): Promise<void> {
  const ids = new Set(channels.map(({ id }) => id));
  await correctTold(channels, {
    read: async () => (await findKeptGuild(ctx, guild_id))?.channels.filter(({ id }) => ids.has(id)),
    isOther: (kept, told) =>
      kept.some(
        (channel) =>
          !isDeepStrictEqual(
            channel,
            told.find(({ id }) => id === channel.id),
          ),
      ),
    tell: (kept) => publish(ctx, guild_id, kept),
  });
}

async function publish(ctx: Context, guild_id: Id, channels: readonly StoredChannel[], access?: AccessChange): Promise<Channel[]> {
  const answers = await presentChannels(ctx, channels);
  await Promise.all(
    answers.map((data) =>
      ctx.bus.publish({
        type: 'CHANNEL_UPDATE',
        data,
        audience: { channel_id: data.id },
        ...(access && { access }),
        stale: [{ guild_id }],
      }),
    ),
  );
  return answers;
}
