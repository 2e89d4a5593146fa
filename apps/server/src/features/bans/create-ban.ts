import { isAboveMember } from '@chat-js/permissions/rank.ts';
import type { ErrorName } from '@chat-js/protocol/errors.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessGuild, type GuildAccessed } from '../guilds/access.ts';
import { memberAccess } from '../members/new-member.ts';
import { refuse } from '../refusal.ts';
import { enforceBan } from './enforce-ban.ts';

const DAY = 86_400;

export async function createBan(ctx: Context, actor: Actor, input: OperationInput<'bans.create'>): Promise<null> {
  const { guild_id, user_id, reason, ban_duration_seconds = null } = input;
  const accessed = await accessGuild(ctx, actor, guild_id, 'BAN_MEMBERS');
  const obstacle = await whyNotBan(ctx, accessed, user_id);
  if (obstacle) refuse(obstacle);

  const delete_seconds = input.delete_message_seconds ?? (input.delete_message_days ?? 0) * DAY;
  await enforceBan(ctx, actor, accessed.guild, { user_id, reason, duration: ban_duration_seconds, delete_seconds });
  return null;
}

/** Why this actor may not ban this person; undefined when they may. Who is no member stands below everybody. */
export async function whyNotBan(ctx: Context, { guild, member }: GuildAccessed, user_id: Id): Promise<ErrorName | undefined> {
  const target = await ctx.storage.members.getMember(guild.id, user_id);
  if (target) return isAboveMember(guild, memberAccess(member, ctx.clock.now()), target) ? undefined : 'MISSING_PERMISSIONS';
  return (await ctx.storage.users.getUser(user_id)) ? undefined : 'UNKNOWN_USER';
}
