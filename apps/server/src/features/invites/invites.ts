import { visibleChannelIds } from '@chat-js/permissions/permissions.ts';
import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { Invite, InviteDetails } from '@chat-js/protocol/invites.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { Actor } from '../actor.ts';
import { changesBetween, recordDeed } from '../audit-log/record.ts';
import { accessChannel } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import type { GuildDoc } from '../guilds/store.ts';
import { memberAccess } from '../members/new-member.ts';
import { Refusal, refuse } from '../refusal.ts';
import { checkInvite, joinByInvite } from './join.ts';
import { presentInvite, presentInviteDetails, presentInviteWithCounts } from './present.ts';
import { isOpen } from './rules.ts';
import type { InviteRow } from './store.ts';

export async function getInvite(ctx: Context, input: OperationInput<'invites.get'>): Promise<Invite> {
  const { invite, guild } = await checkInvite(ctx, input.code);
  return input.with_counts ? presentInviteWithCounts(ctx, invite, guild) : presentInvite(ctx, invite, guild);
}

export async function acceptInvite(ctx: Context, actor: Actor, input: OperationInput<'invites.accept'>): Promise<Invite> {
  const { invite, guild } = await joinByInvite(ctx, actor.user_id, input.code);
  return presentInvite(ctx, invite, guild);
}

export async function listInvitesOfGuild(
  ctx: Context,
  actor: Actor,
  input: OperationInput<'invites.listOfGuild'>,
): Promise<InviteDetails[]> {
  const { guild, member } = await accessGuild(ctx, actor, input.guild_id, 'MANAGE_GUILD');
  const visible = visibleChannelIds(guild, memberAccess(member, ctx.clock.now()));
  return presentOpen(ctx, guild, ({ channel_id }) => visible.has(channel_id));
}

export async function listInvitesOfChannel(
  ctx: Context,
  actor: Actor,
  input: OperationInput<'invites.listOfChannel'>,
): Promise<InviteDetails[]> {
  const { guild, channel } = await accessChannel(ctx, actor, input.channel_id, 'MANAGE_CHANNELS');
  return presentOpen(ctx, guild, ({ channel_id }) => channel_id === channel.id);
}

/** By whoever made it, manages its channel, or manages the guild. To those who do not see where it leads it does not exist. */
export async function revokeInvite(ctx: Context, actor: Actor, input: OperationInput<'invites.revoke'>): Promise<Invite> {
  const { invite, guild } = await checkInvite(ctx, input.code);
  await checkMayRevoke(ctx, actor, invite);
  if (!(await ctx.storage.invites.removeInvite(invite.code))) refuse('UNKNOWN_INVITE');
  await ctx.bus.publish({
    type: 'INVITE_DELETE',
    data: { guild_id: guild.id, channel_id: invite.channel_id, code: invite.code },
    audience: { managers_of_channel: invite.channel_id },
  });
  await recordDeed(ctx, actor, {
    guild_id: guild.id,
    action_type: AUDIT_ACTION.INVITE_DELETE,
    target_id: null,
    changes: changesBetween(invite, {}, ['code', 'channel_id', 'max_age', 'max_uses', 'uses']),
    reason: input.reason,
  });
  return presentInvite(ctx, invite, guild);
}

async function checkMayRevoke(ctx: Context, actor: Actor, invite: InviteRow): Promise<void> {
  try {
    const { permissions } = await accessGuild(ctx, actor, invite.guild_id);
    if (invite.inviter_id === actor.user_id || hasPermission(permissions, 'MANAGE_GUILD')) return;
    await accessChannel(ctx, actor, invite.channel_id, 'MANAGE_CHANNELS');
  } catch (error) {
    if (error instanceof Refusal && error.error !== 'MISSING_PERMISSIONS') refuse('UNKNOWN_INVITE');
    throw error;
  }
}

async function presentOpen(ctx: Context, guild: GuildDoc, keep: (row: InviteRow) => boolean): Promise<InviteDetails[]> {
  const now = ctx.clock.now();
  const rows = await ctx.storage.invites.listInvitesOfGuild(guild.id);
  const open = rows.filter((row) => keep(row) && isOpen(row, now));
  return Promise.all(open.map((row) => presentInviteDetails(ctx, row, guild)));
}
