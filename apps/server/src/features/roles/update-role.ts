import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Role } from '@chat-js/protocol/roles.ts';
import type { Actor } from '../actor.ts';
import { changesBetween, recordDeed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import { memberAccess } from '../members/new-member.ts';
import { checkGrant, checkRoleBelow } from './access.ts';
import { changeRole } from './change-role.ts';
import { ROLE_KEYS, roleFields, roleIconKey } from './fields.ts';

export async function updateRole(ctx: Context, actor: Actor, input: OperationInput<'roles.update'>): Promise<Role> {
  const { guild_id, role_id, reason } = input;
  const { guild, member, permissions: own } = await accessGuild(ctx, actor, guild_id, 'MANAGE_ROLES');
  const me = memberAccess(member, ctx.clock.now());
  const known = checkRoleBelow(guild, me, role_id);
  const { name, ...fields } = await roleFields(ctx, role_id, input);
  // @everyone keeps its name.
  const patch: Partial<Role> = role_id === guild_id ? fields : { ...fields, ...(name !== undefined && { name }) };

  const { before, after } = await changeRole(ctx, guild_id, role_id, (role, current) => {
    checkRoleBelow(current, me, role_id);
    return { ...patch, ...(input.permissions !== undefined && { permissions: checkGrant(own, role.permissions, input.permissions) }) };
  });
  if (known.icon && known.icon !== after.icon) await ctx.files.remove(roleIconKey(role_id, known.icon));

  const changes = changesBetween<Role>(before, after, ROLE_KEYS);
  if (changes.length === 0) return after;
  const undone = ROLE_KEYS.filter((key) => key !== 'icon' && changes.some((change) => change.key === key));
  await recordDeed(ctx, actor, {
    guild_id,
    action_type: AUDIT_ACTION.ROLE_UPDATE,
    target_id: role_id,
    changes,
    reason,
    undo: { kind: 'role-changed', role_id, before: pick(before, undone), after: pick(after, undone) },
  });
  return after;
}

function pick(role: Role, keys: readonly (keyof Role)[]): Partial<Role> {
  return Object.fromEntries(keys.map((key) => [key, role[key]]));
}
