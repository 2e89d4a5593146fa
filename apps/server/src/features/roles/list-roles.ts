import type { OperationAnswer, OperationInput } from '@chat-js/protocol/operations.ts';
import type { Role } from '@chat-js/protocol/roles.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import { findRole } from './access.ts';

export async function listRoles(ctx: Context, actor: Actor, input: OperationInput<'roles.list'>): Promise<Role[]> {
  const { guild } = await accessGuild(ctx, actor, input.guild_id);
  return guild.roles;
}

export async function getRole(ctx: Context, actor: Actor, input: OperationInput<'roles.get'>): Promise<Role> {
  const { guild } = await accessGuild(ctx, actor, input.guild_id);
  return findRole(guild, input.role_id);
}

export async function countMembersByRole(
  ctx: Context,
  actor: Actor,
  input: OperationInput<'roles.memberCounts'>,
): Promise<OperationAnswer<'roles.memberCounts'>> {
  const { guild } = await accessGuild(ctx, actor, input.guild_id);
  const counts = await ctx.storage.members.countMembersByRole(guild.id);
  const others = guild.roles.filter(({ id }) => id !== guild.id);
  return Object.fromEntries(others.map(({ id }) => [id, counts.get(id) ?? 0]));
}
