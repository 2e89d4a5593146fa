import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import { changesBetween, recordDeed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import { rulesChanged } from '../guilds/announce-guild.ts';
import { changeGuild } from '../guilds/change-guild.ts';
import { memberAccess } from '../members/new-member.ts';
import { refuse } from '../refusal.ts';
import { checkRoleBelow } from './access.ts';
import { ROLE_KEYS, roleIconKey } from './fields.ts';

/** Deletes a role with the overwrites that name it, and takes it from everybody. */
export async function deleteRole(ctx: Context, actor: Actor, input: OperationInput<'roles.delete'>): Promise<null> {
  const { guild_id, role_id, reason } = input;
  const { guild: known, member } = await accessGuild(ctx, actor, guild_id, 'MANAGE_ROLES');
  const me = memberAccess(member, ctx.clock.now());
  const role = checkRoleBelow(known, me, role_id);
  if (role_id === guild_id) refuse('INVALID_ROLE');

  let before = known;
  const after = await changeGuild(ctx, guild_id, (current) => {
    before = current;
    checkRoleBelow(current, me, role_id);
    return {
      roles: current.roles.filter(({ id }) => id !== role_id),
      channels: current.channels.map((channel) => ({
        ...channel,
        permission_overwrites: channel.permission_overwrites.filter(({ id }) => id !== role_id),
      })),
    };
  });
  await ctx.storage.members.removeRoleOfMembers(guild_id, role_id);
  if (role.icon) await ctx.files.remove(roleIconKey(role_id, role.icon));

  const access = await rulesChanged(ctx, before, after);
  await ctx.bus.publish({
    type: 'GUILD_ROLE_DELETE',
    data: { guild_id, role_id },
    audience: { guild_id },
    ...(access && { access }),
    stale: [{ guild_id }, { members_of: guild_id }],
  });
  await recordDeed(ctx, actor, {
    guild_id,
    action_type: AUDIT_ACTION.ROLE_DELETE,
    target_id: role_id,
    changes: changesBetween(role, {}, ROLE_KEYS),
    reason,
  });
  return null;
}
