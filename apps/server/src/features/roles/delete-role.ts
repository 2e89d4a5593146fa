import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Role } from '@chat-js/protocol/roles.ts';
import { isoTime } from '../../lib/clock.ts';
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
import { placeOf, withoutRole } from './removed-role.ts';

/** Deletes a role with the overwrites that name it, and takes it from everybody. */
export async function deleteRole(ctx: Context, actor: Actor, input: OperationInput<'roles.delete'>): Promise<null> {
  const { guild_id, role_id, reason } = input;
  const { guild: known, member } = await accessGuild(ctx, actor, guild_id, 'MANAGE_ROLES');
  const me = memberAccess(member, ctx.clock.now());
  checkRoleBelow(known, me, role_id);
  if (role_id === guild_id) refuse('INVALID_ROLE');

  let before = known;
  const after = await changeGuild(ctx, guild_id, (current) => {
    before = current;
    checkRoleBelow(current, me, role_id);
    const { roles, channels } = withoutRole(current, role_id);
    return { roles, channels };
  });
  const lost_at = isoTime(ctx.clock.now());
  const holders = await ctx.storage.members.removeRoleOfMembers(guild_id, role_id, LIMITS.undoHolders + 1);
  const place = placeOf(before, role_id);
  const icon = await takeIcon(ctx, place.role);

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
    changes: changesBetween(place.role, {}, ROLE_KEYS),
    reason,
    ...(holders.length <= LIMITS.undoHolders && { undo: { kind: 'role-deleted', ...place, icon, holders, lost_at } }),
  });
  return null;
}

/** The bytes of a picture, base64: a few kilobytes, so what brings the role back has them and no file waits for it. */
async function takeIcon(ctx: Context, role: Role): Promise<string | null> {
  if (!role.icon) return null;
  const key = roleIconKey(role.id, role.icon);
  const bytes = await ctx.files.get(key);
  await ctx.files.remove(key);
  return bytes ? Buffer.from(bytes).toString('base64') : null;
}
