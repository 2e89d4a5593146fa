import { channelPermissions } from '@chat-js/permissions/permissions.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { hasPermission, type Permission } from '@chat-js/protocol/permissions.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import type { GuildDoc, StoredChannel } from '../guilds/store.ts';
import { memberAccess } from '../members/new-member.ts';
import type { MemberRow } from '../members/store.ts';
import { refuse } from '../refusal.ts';

export interface ChannelAccessed {
  guild: GuildDoc;
  channel: StoredChannel;
  member: MemberRow;
  permissions: bigint;
}

/** The channel as this actor; undefined when they may not see it, as if it did not exist. */
export async function findChannelAccess(ctx: Context, actor: Actor, channel_id: Id): Promise<ChannelAccessed | undefined> {
  const guild = await ctx.directory.getGuildOfChannel(channel_id);
  const channel = guild?.channels.find(({ id }) => id === channel_id);
  if (!guild || !channel) return undefined;
  const member = await ctx.directory.getMember(guild.id, actor.user_id);
  if (!member) return undefined;
  const permissions = channelPermissions(guild, channel.permission_overwrites, memberAccess(member, ctx.clock.now()));
  return permissions === 0n ? undefined : { guild, channel, member, permissions };
}

/** The channel as this actor, or a refusal. A channel that one may not see is a channel that does not exist. */
export async function accessChannel(ctx: Context, actor: Actor, channel_id: Id, ...needed: Permission[]): Promise<ChannelAccessed> {
  const accessed = (await findChannelAccess(ctx, actor, channel_id)) ?? refuse('UNKNOWN_CHANNEL');
  if (!needed.every((name) => hasPermission(accessed.permissions, name))) refuse('MISSING_PERMISSIONS');
  return accessed;
}
