import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { Actor } from '../actor.ts';
import { changesBetween, recordDeed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import { accessGuild, type GuildAccessed } from '../guilds/access.ts';
import { changeGuild } from '../guilds/change-guild.ts';
import { memberAccess } from '../members/new-member.ts';
import { refuse } from '../refusal.ts';
import { correctChannels } from './announce-channels.ts';
import { forumFieldsOf } from './forum-fields.ts';
import { newChannel } from './new-channel.ts';
import { checkOverwrites, overwritesOfCategory } from './overwrites.ts';
import { presentChannel } from './present.ts';
import { channelName, checkParent } from './rules.ts';
import { voiceFieldsOf } from './voice-fields.ts';

type Input = OperationInput<'channels.create'>;

export async function createChannel(ctx: Context, actor: Actor, input: Input): Promise<Channel> {
  const { guild_id, type, topic, parent_id } = input;
  const accessed = await accessGuild(ctx, actor, guild_id, 'MANAGE_CHANNELS');
  const me = memberAccess(accessed.member, ctx.clock.now());
  const overwrites = await firstOverwrites(ctx, accessed, input);

  const channel = newChannel(ctx, { guild_id, type, name: channelName(type, input.name), topic, parent_id, position: input.position ?? 0 });
  const guild = await changeGuild(ctx, guild_id, (before) => {
    if (before.channels.length >= LIMITS.channels) refuse('TOO_MANY_CHANNELS');
    checkParent(before, me, type, parent_id);
    channel.permission_overwrites = overwrites ?? overwritesOfCategory(before, parent_id);
    Object.assign(channel, forumFieldsOf(ctx, before, channel, input), voiceFieldsOf(channel, input));
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
  await correctChannels(ctx, guild_id, [channel]);
  await recordDeed(ctx, actor, {
    guild_id,
    action_type: AUDIT_ACTION.CHANNEL_CREATE,
    target_id: channel.id,
    changes: changesBetween({}, channel, ['name', 'type', 'permission_overwrites']),
    reason: input.reason,
  });
  return answer;
}

/** Those that were asked for; undefined: those of the category, whatever they are when the channel is made. */
async function firstOverwrites(ctx: Context, { guild, member, permissions }: GuildAccessed, input: Input) {
  const wanted = input.permission_overwrites;
  if (!wanted) return undefined;
  if (wanted.length > 0 && !hasPermission(permissions, 'MANAGE_ROLES')) refuse('MISSING_PERMISSIONS');
  return checkOverwrites(ctx, guild, [], wanted, { me: memberAccess(member, ctx.clock.now()), own: permissions });
}
