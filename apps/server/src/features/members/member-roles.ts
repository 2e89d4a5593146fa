import { isAboveMember } from '@chat-js/permissions/rank.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import { refuse } from '../refusal.ts';
import { checkRoleBelow } from '../roles/access.ts';
import { tellMemberChange } from './change-member.ts';
import { memberAccess } from './new-member.ts';
import type { MemberStore } from './store.ts';
import { checkAssignable } from './update-member.ts';

type Input = OperationInput<'members.addRole'>;

export function addMemberRole(ctx: Context, actor: Actor, input: Input): Promise<null> {
  return changeMemberRole(ctx, actor, input, ctx.storage.members.addMemberRole);
}

export function removeMemberRole(ctx: Context, actor: Actor, input: Input): Promise<null> {
  return changeMemberRole(ctx, actor, input, ctx.storage.members.removeMemberRole);
}

/** The role decides, and whose it is: nobody acts on someone above them, but anybody who manages roles on themselves. */
async function changeMemberRole(ctx: Context, actor: Actor, input: Input, change: MemberStore['addMemberRole']): Promise<null> {
  const { guild_id, user_id, role_id, reason } = input;
  const { guild, member } = await accessGuild(ctx, actor, guild_id, 'MANAGE_ROLES');
  const before = (await ctx.storage.members.getMember(guild_id, user_id)) ?? refuse('UNKNOWN_MEMBER');
  const me = memberAccess(member, ctx.clock.now());
  if (user_id !== actor.user_id && !isAboveMember(guild, me, before)) refuse('MISSING_PERMISSIONS');
  checkAssignable(guild, me, checkRoleBelow(guild, me, role_id), { given: change === ctx.storage.members.addMemberRole });

  const after = await change(guild_id, user_id, role_id);
  if (after?.roles.join() !== before.roles.join()) await tellMemberChange(ctx, actor, { guild, before, after, reason });
  return null;
}
