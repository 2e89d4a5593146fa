import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import { CHANNEL_TYPE, type Channel } from '@chat-js/protocol/channels.ts';
import type { DirectChannel } from '@chat-js/protocol/direct-messages.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import { changesBetween, recordDeed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import { leaveDirectChannel } from '../direct-messages/leave.ts';
import { changeGuild } from '../guilds/change-guild.ts';
import { purgeGuild } from '../guilds/purge.ts';
import type { StoredChannel } from '../guilds/store.ts';
import { isInThread } from '../threads/access.ts';
import { deleteThread } from '../threads/delete-thread.ts';
import { accessPlace, permitted } from './access.ts';
import { tellChannels } from './announce-channels.ts';
import { presentChannel } from './present.ts';
import { findChannel } from './rules.ts';

/** Deletes a channel and, behind the answer, its messages and invites. The channels of a category move out of it. */
export async function deleteChannel(
  ctx: Context,
  actor: Actor,
  input: OperationInput<'channels.delete'>,
): Promise<Channel | DirectChannel> {
  const place = await accessPlace(ctx, actor, input.channel_id);
  if (!place.guild) return leaveDirectChannel(ctx, actor, place.channel);
  if (isInThread(place)) return deleteThread(ctx, actor, place, input.reason);
  const { guild, channel } = permitted(place, 'MANAGE_CHANNELS');

  let orphans: StoredChannel[] = [];
  const after = await changeGuild(ctx, guild.id, (before) => {
    findChannel(before, channel.id);
    const isOrphan = ({ parent_id }: StoredChannel) => channel.type === CHANNEL_TYPE.CATEGORY && parent_id === channel.id;
    const channels = before.channels
      .filter(({ id }) => id !== channel.id)
      .map((other) => (isOrphan(other) ? { ...other, parent_id: null } : other));
    orphans = channels.filter((other) => !before.channels.includes(other));
    return { channels, purging: [...before.purging, channel.id] };
  });

  const answer = presentChannel(channel, null);
  const stale = [{ guild_id: guild.id }];
  await Promise.all([
    ctx.bus.publish({
      type: 'CHANNEL_DELETE',
      data: answer,
      audience: { channel_id: channel.id },
      access: { kind: 'guild', guild: after },
      stale,
    }),
    tellChannels(ctx, guild.id, orphans),
  ]);
  await recordDeed(ctx, actor, {
    guild_id: guild.id,
    action_type: AUDIT_ACTION.CHANNEL_DELETE,
    target_id: channel.id,
    changes: changesBetween(channel, {}, ['name', 'type', 'permission_overwrites']),
    reason: input.reason,
  });
  void purgeGuild(ctx, after);
  return answer;
}
