import { channelPermissions } from '@chat-js/permissions/permissions.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import { announceChannels } from '../channels/announce-channels.ts';
import { checkOverwrites } from '../channels/overwrites.ts';
import type { Context } from '../context.ts';
import type { GuildAccessed } from '../guilds/access.ts';
import { rulesChanged } from '../guilds/announce-guild.ts';
import { changeGuild } from '../guilds/change-guild.ts';
import type { GuildDoc, StoredChannel } from '../guilds/store.ts';
import { announceMember } from '../members/announce-member.ts';
import { memberAccess } from '../members/new-member.ts';
import type { MemberRow } from '../members/store.ts';
import { refuse } from '../refusal.ts';
import { checkGrant, checkRoleBelow, findRole } from './access.ts';
import { roleIconKey } from './fields.ts';
import { type RemovedRole, withoutRole, withRole } from './removed-role.ts';
import { announceOrder } from './reorder-roles.ts';

/** Members at once, in the store and in what is told. */
const HOLDERS_AT_ONCE = 100;

/**
 * May this member make such a role, give it away and set its overwrites? Answers what puts it back. That someone above them
 * had it is no obstacle: it was none when it was taken away.
 */
export async function prepareRole(ctx: Context, { guild, member, permissions }: GuildAccessed, removed: RemovedRole) {
  const me = memberAccess(member, ctx.clock.now());
  const check = (current: GuildDoc): GuildDoc => {
    const next = withRole(current, removed);
    if (next.roles.length > LIMITS.roles) refuse('CANNOT_UNDO');
    checkGrant(permissions, '0', checkRoleBelow(next, me, removed.role.id).permissions);
    return next;
  };
  const next = check(guild);
  const before = touched(guild, next);
  for (const channel of before) {
    const own = channelPermissions(guild, channel.permission_overwrites, me);
    if (!hasPermission(own, 'MANAGE_ROLES')) refuse('MISSING_PERMISSIONS');
    const after = next.channels.find(({ id }) => id === channel.id)?.permission_overwrites ?? [];
    if (after.length > LIMITS.overwrites) refuse('CANNOT_UNDO');
    await checkOverwrites(ctx, next, channel.permission_overwrites, after, { me, own });
  }
  return () =>
    restoreRole(ctx, guild.id, removed, (current) => {
      const restored = check(current);
      // The overwrites were checked beside these; a role that is back already has its own.
      if (restored !== current && overwritesIn(touched(current, restored)) !== overwritesIn(before)) refuse('EDITED_MEANWHILE');
      return { roles: restored.roles, channels: restored.channels };
    });
}

/** Puts the role back, gives it to whom it was taken from, and tells everybody of all of it. */
async function restoreRole(
  ctx: Context,
  guild_id: Id,
  removed: RemovedRole,
  change: (guild: GuildDoc) => Partial<GuildDoc>,
): Promise<void> {
  const { role, icon } = removed;
  if (role.icon && icon) await ctx.files.put(roleIconKey(role.id, role.icon), Buffer.from(icon, 'base64'));
  let before: GuildDoc | undefined;
  const after = await changeGuild(ctx, guild_id, (current) => {
    before = current;
    return change(current);
  });
  if (!before) throw new Error('a guild that was just written was never read');
  const holders = await giveBack(ctx, guild_id, removed);

  // Told as if all of it came now, also by an undoing that stopped half-way and goes on.
  const bare = withoutRole(after, role.id);
  const back = findRole(after, role.id);
  const access = await rulesChanged(ctx, bare, after);
  await ctx.bus.publish({
    type: 'GUILD_ROLE_CREATE',
    data: { guild_id, role: back },
    audience: { guild_id },
    ...(access && { access }),
    stale: [{ guild_id }, { members_of: guild_id }],
  });
  await announceOrder(ctx, { ...before, roles: [...before.roles, back] }, after);
  await announceChannels(ctx, bare, after);
  for (let from = 0; from < holders.length; from += HOLDERS_AT_ONCE) {
    const some = holders.slice(from, from + HOLDERS_AT_ONCE);
    await Promise.all(some.map((row) => announceMember(ctx, after, { ...row, roles: row.roles.filter((id) => id !== role.id) }, row)));
  }
}

async function giveBack(ctx: Context, guild_id: Id, { role, holders, lost_at }: RemovedRole): Promise<MemberRow[]> {
  const rows: MemberRow[] = [];
  for (let from = 0; from < holders.length; from += HOLDERS_AT_ONCE) {
    const user_ids = holders.slice(from, from + HOLDERS_AT_ONCE);
    rows.push(...(await ctx.storage.members.addRoleToMembers(guild_id, role.id, { user_ids, joined_by: lost_at })));
  }
  return rows;
}

/** The channels of `before` that are others in `after`. */
function touched(before: GuildDoc, after: GuildDoc): StoredChannel[] {
  return before.channels.filter((channel) => !after.channels.includes(channel));
}

function overwritesIn(channels: readonly StoredChannel[]): string {
  return JSON.stringify(channels.map(({ id, permission_overwrites }) => [id, permission_overwrites]));
}
