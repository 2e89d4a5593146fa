import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import { changeGuild } from '../guilds/change-guild.ts';
import type { StoredChannel } from '../guilds/store.ts';
import { presentChannels } from './present.ts';
import { checkParent, findChannel } from './rules.ts';

/** Moves channels. Everybody is told of each channel whose place has changed. */
export async function reorderChannels(ctx: Context, actor: Actor, input: OperationInput<'channels.reorder'>): Promise<null> {
  const { guild_id } = input;
  await accessGuild(ctx, actor, guild_id, 'MANAGE_CHANNELS');

  let moved: StoredChannel[] = [];
  await changeGuild(ctx, guild_id, (before) => {
    const next = new Map(before.channels.map((channel) => [channel.id, channel]));
    for (const move of input.channels) {
      const channel = findChannel(before, move.id);
      checkParent(before, channel.type, move.parent_id);
      next.set(channel.id, {
        ...channel,
        position: move.position ?? channel.position,
        parent_id: move.parent_id === undefined ? channel.parent_id : move.parent_id,
      });
    }
    const channels = [...next.values()].sort((a, b) => a.position - b.position);
    moved = channels.filter((channel) => !before.channels.includes(channel));
    return { channels };
  });

  const answers = await presentChannels(ctx, moved);
  await Promise.all(
    answers.map((data) =>
      ctx.bus.publish({
        type: 'CHANNEL_UPDATE',
        data,
        audience: { channel_id: data.id },
        stale: [{ guild_id }],
      }),
    ),
  );
  return null;
}
