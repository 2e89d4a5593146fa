import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Role } from '@chat-js/protocol/roles.ts';
import type { Actor } from '../actor.ts';
import { changesBetween, recordDeed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import { changeGuild } from '../guilds/change-guild.ts';
import type { GuildDoc } from '../guilds/store.ts';
import { refuse } from '../refusal.ts';
import { checkGrant } from './access.ts';
import { correctRoles, tellRoles } from './announce-roles.ts';
import { everyoneRole } from './everyone-role.ts';
import { ROLE_KEYS, roleFields } from './fields.ts';

/** The name of a role that was given none, as in the API. */
const NEW_ROLE = 'new role';

export async function createRole(ctx: Context, actor: Actor, input: OperationInput<'roles.create'>): Promise<Role> {
  const { guild_id, reason } = input;
  const { guild, permissions: own } = await accessGuild(ctx, actor, guild_id, 'MANAGE_ROLES');
  if (guild.roles.length >= LIMITS.roles) refuse('TOO_MANY_ROLES');
  const permissions = input.permissions === undefined ? inherited(guild, own) : checkGrant(own, '0', input.permissions);

  const id = ctx.ids.next();
  const role: Role = { ...everyoneRole(guild_id), id, name: NEW_ROLE, position: 1, ...(await roleFields(ctx, id, input)), permissions };
  const after = await changeGuild(ctx, guild_id, (before) => {
    if (before.roles.length >= LIMITS.roles) refuse('TOO_MANY_ROLES');
    return { roles: [...before.roles.map(oneHigher), role] };
  });

  await Promise.all([
    ctx.bus.publish({
      type: 'GUILD_ROLE_CREATE',
      data: { guild_id, role },
      audience: { guild_id },
      access: { kind: 'guild', guild: after },
      stale: [{ guild_id }],
    }),
    tellRoles(
      ctx,
      guild_id,
      after.roles.filter(({ position }) => position > 1),
    ),
  ]);
  await correctRoles(ctx, guild_id, [role]);
  await recordDeed(ctx, actor, {
    guild_id,
    action_type: AUDIT_ACTION.ROLE_CREATE,
    target_id: id,
    changes: changesBetween({}, role, ROLE_KEYS),
    reason,
  });
  return role;
}

/** As in the API, a role that names no permissions begins with those of @everyone; what the creator lacks is left out. */
function inherited({ id: guild_id, roles }: GuildDoc, own: bigint): string {
  return String(BigInt(roles.find(({ id }) => id === guild_id)?.permissions ?? '0') & own);
}

/** The new role stands at the bottom: nobody rises by making one. */
function oneHigher(role: Role): Role {
  return role.position === 0 ? role : { ...role, position: role.position + 1 };
}
