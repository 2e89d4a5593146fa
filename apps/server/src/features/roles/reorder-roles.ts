import type { MemberAccess } from '@chat-js/permissions/permissions.ts';
import { compareRoles, isAboveRole } from '@chat-js/permissions/rank.ts';
import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Role } from '@chat-js/protocol/roles.ts';
import type { Actor } from '../actor.ts';
import { recordDeed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import { changeGuild } from '../guilds/change-guild.ts';
import type { GuildDoc } from '../guilds/store.ts';
import { memberAccess } from '../members/new-member.ts';
import { refuse } from '../refusal.ts';
import { findRole } from './access.ts';
import { tellRoles } from './announce-roles.ts';

/** Moves roles. The order is written anew without gaps; only roles below the own highest one change places, among themselves. */
export async function reorderRoles(ctx: Context, actor: Actor, input: OperationInput<'roles.reorder'>): Promise<Role[]> {
  const { guild_id, reason } = input;
  const { guild, member } = await accessGuild(ctx, actor, guild_id, 'MANAGE_ROLES');
  const me = memberAccess(member, ctx.clock.now());

  let before: GuildDoc = guild;
  const after = await changeGuild(ctx, guild_id, (current) => {
    before = current;
    const next = inNewOrder(current, new Map(input.roles.flatMap(({ id, position }) => (position == null ? [] : [[id, position]]))));
    for (const { id } of input.roles) findRole(current, id);
    checkOrder(current, me, next);
    return { roles: next };
  });

  const moved = await announceOrder(ctx, before, after);
  if (moved.length > 0) {
    await recordDeed(ctx, actor, {
      guild_id,
      action_type: AUDIT_ACTION.ROLE_UPDATE,
      target_id: moved[0]?.id ?? null,
      changes: moved.map((role) => ({
        key: `position:${role.id}`,
        old_value: findRole(before, role.id).position,
        new_value: role.position,
      })),
      reason,
      undo: { kind: 'roles-moved', before: positionsOf(before, moved), after: positionsOf(after, moved) },
    });
  }
  return after.roles;
}

/** Who moves, and past whom: all of them are below the one who moves them. Others may be counted anew, in the order they have. */
export function checkOrder(guild: GuildDoc, me: MemberAccess, next: readonly Role[]): void {
  const above = new Set(guild.roles.filter((role) => !isAboveRole(guild, me, role)).map(({ id }) => id));
  if (above.size === 0) return;
  const top = (roles: readonly Role[]) =>
    [...roles]
      .sort(compareRoles)
      .slice(-above.size)
      .map(({ id }) => id);
  if (top(next).join() !== top(guild.roles).join()) refuse('MISSING_PERMISSIONS');
}

/** Tells everybody of each role whose place is another; answers those. */
export async function announceOrder(ctx: Context, before: GuildDoc, after: GuildDoc): Promise<Role[]> {
  const moved = after.roles.filter((role) => before.roles.find(({ id }) => id === role.id)?.position !== role.position);
  await tellRoles(ctx, after.id, moved);
  return moved;
}

/** @everyone stays below, the others are counted up from 1; a wanted position wins over who stands there. */
export function inNewOrder(guild: GuildDoc, wanted: ReadonlyMap<Id, number>): Role[] {
  const place = ({ id, position }: Role) => wanted.get(id) ?? position;
  const others = guild.roles
    .filter(({ id }) => id !== guild.id)
    .sort((a, b) => place(a) - place(b) || movedUp(a) - movedUp(b) || compareRoles(a, b));
  const positions = new Map(others.map(({ id }, index) => [id, index + 1]));
  return guild.roles.map((role) => ({ ...role, position: positions.get(role.id) ?? 0 }));

  /** Moved up onto another it stands above it, moved down below. */
  function movedUp(role: Role): number {
    const to = wanted.get(role.id);
    return to === undefined || to === role.position ? 0 : Math.sign(to - role.position);
  }
}

function positionsOf(guild: GuildDoc, roles: readonly Role[]): Record<Id, number> {
  return Object.fromEntries(roles.map(({ id }) => [id, findRole(guild, id).position]));
}
