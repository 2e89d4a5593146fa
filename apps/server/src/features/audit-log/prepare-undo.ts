import { channelPermissions } from '@chat-js/permissions/permissions.ts';
import { isAboveMember } from '@chat-js/permissions/rank.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { hasPermission, type Permission } from '@chat-js/protocol/permissions.ts';
import type { Actor } from '../actor.ts';
import { accessChannel, findPlace } from '../channels/access.ts';
import { changeChannel } from '../channels/change-channel.ts';
import { checkOverwrites } from '../channels/overwrites.ts';
import { findRuling } from '../channels/ruling.ts';
import type { Context } from '../context.ts';
import type { GuildAccessed } from '../guilds/access.ts';
import { changeGuild } from '../guilds/change-guild.ts';
import type { GuildDoc } from '../guilds/store.ts';
import { checkGuildCount, enterMember } from '../members/add-member.ts';
import { announceMember } from '../members/announce-member.ts';
import { memberAccess } from '../members/new-member.ts';
import { checkMayUpdate, rolesAfter } from '../members/update-member.ts';
import { restoreMessages } from '../messages/restore-messages.ts';
import { refuse } from '../refusal.ts';
import { checkGrant, checkRoleBelow } from '../roles/access.ts';
import { changeRole } from '../roles/change-role.ts';
import { announceOrder, checkOrder, inNewOrder } from '../roles/reorder-roles.ts';
import { prepareRole } from '../roles/restore-role.ts';
import type { Undo } from './undo-plan.ts';

type Of<K extends Undo['kind']> = Extract<Undo, { kind: K }>;
type Apply = () => Promise<void>;
type Prepare<K extends Undo['kind']> = (ctx: Context, actor: Actor, accessed: GuildAccessed, undo: Of<K>) => Promise<Apply>;

/** For each kind of deed: may this actor do the opposite by hand, and does what came of the deed still stand? */
const PREPARE: { [K in Undo['kind']]: Prepare<K> } = {
  async 'member-removed'(ctx, actor, accessed, { row }) {
    const { guild } = accessed;
    need(accessed, 'KICK_MEMBERS');
    if (!isAboveMember(guild, memberAccess(accessed.member, ctx.clock.now()), row)) refuse('MISSING_PERMISSIONS');
    if ((await ctx.storage.bans.getBan(guild.id, row.user_id)) || row.user_id === actor.user_id) refuse('CANNOT_UNDO');
    if (!(await ctx.storage.users.getUser(row.user_id))) refuse('CANNOT_UNDO');
    await checkGuildCount(ctx, row.user_id);
    const roles = row.roles.filter((id) => guild.roles.some((role) => role.id === id));
    return async () => {
      if (!(await enterMember(ctx, guild, { ...row, roles }))) refuse('CANNOT_UNDO');
    };
  },

  async 'member-changed'(ctx, _actor, accessed, { user_id, before, after }) {
    const { guild } = accessed;
    const current = (await ctx.storage.members.getMember(guild.id, user_id)) ?? refuse('CANNOT_UNDO');
    checkStands(current, after);
    checkMayUpdate(ctx, accessed, current, before);
    if (before.roles) rolesAfter(ctx, accessed, current, before.roles);
    return async () => {
      const restored = (await ctx.storage.members.updateMember(guild.id, user_id, before)) ?? refuse('CANNOT_UNDO');
      await announceMember(ctx, guild, current, restored);
    };
  },

  async 'role-changed'(ctx, _actor, accessed, { role_id, before, after }) {
    need(accessed, 'MANAGE_ROLES');
    const me = memberAccess(accessed.member, ctx.clock.now());
    const check = (guild: GuildDoc) => {
      if (!guild.roles.some(({ id }) => id === role_id)) refuse('CANNOT_UNDO');
      const role = checkRoleBelow(guild, me, role_id);
      checkStands(role, after);
      if (before.permissions !== undefined) checkGrant(accessed.permissions, role.permissions, before.permissions);
    };
    check(accessed.guild);
    return async () => {
      await changeRole(ctx, accessed.guild.id, role_id, (_role, guild) => {
        check(guild);
        return before;
      });
    };
  },

  async 'role-deleted'(ctx, _actor, accessed, removed) {
    need(accessed, 'MANAGE_ROLES');
    return prepareRole(ctx, accessed, removed);
  },

  async 'roles-moved'(ctx, _actor, accessed, { before, after }) {
    need(accessed, 'MANAGE_ROLES');
    const me = memberAccess(accessed.member, ctx.clock.now());
    const reorder = (guild: GuildDoc) => {
      for (const [id, position] of Object.entries(after)) if (positionOf(guild, id) !== position) refuse('CANNOT_UNDO');
      const roles = inNewOrder(guild, new Map(Object.entries(before)));
      checkOrder(guild, me, roles);
      return { roles };
    };
    reorder(accessed.guild);
    return async () => {
      let old = accessed.guild;
      const changed = await changeGuild(ctx, accessed.guild.id, (guild) => {
        old = guild;
        return reorder(guild);
      });
      await announceOrder(ctx, old, changed);
    };
  },

  async 'channel-changed'(ctx, actor, { guild, member }, { channel_id, before, after }) {
    const needed: Permission[] = Object.keys(before).every((key) => key === 'permission_overwrites') ? [] : ['MANAGE_CHANNELS'];
    const { channel } = await accessChannel(ctx, actor, channel_id, ...needed);
    checkStands(channel, after);
    if (before.permission_overwrites) {
      const me = memberAccess(member, ctx.clock.now());
      const own = channelPermissions(guild, channel.permission_overwrites, me);
      if (!hasPermission(own, 'MANAGE_ROLES')) refuse('MISSING_PERMISSIONS');
      await checkOverwrites(ctx, guild, channel.permission_overwrites, before.permission_overwrites, { me, own });
    }
    return async () => {
      await changeChannel(ctx, guild.id, channel_id, (current) => {
        checkStands(current, after);
        return before;
      });
    };
  },

  async 'messages-removed'(ctx, actor, { guild }, removed) {
    const { rows } = removed;
    const ids = [...new Set(rows.map(({ channel_id }) => channel_id))];
    const ruling = new Map(await Promise.all(ids.map(async (id) => [id, await findRuling(ctx, guild, id)] as const)));
    // What stood in a channel that is gone meanwhile is gone with it.
    const isThere = ({ channel_id }: { channel_id: Id }) => ruling.get(channel_id) !== undefined;
    if (!rows.some(isThere)) refuse('CANNOT_UNDO');
    const left = await Promise.all(ids.filter((id) => ruling.get(id) !== undefined).map((id) => findPlace(ctx, actor, id)));
    if (!left.every((place) => place && hasPermission(place.permissions, 'MANAGE_MESSAGES'))) refuse('MISSING_PERMISSIONS');
    return () =>
      restoreMessages(ctx, guild, {
        rows: rows.filter(isThere),
        pins: removed.pins.filter(isThere),
        reactions: removed.reactions.filter(isThere),
        polls: removed.polls.filter(isThere),
        votes: removed.votes.filter(isThere),
      });
  },
};

/** Checks everything and writes nothing; what it answers does it. */
export function prepareUndo<K extends Undo['kind']>(ctx: Context, actor: Actor, accessed: GuildAccessed, undo: Of<K>): Promise<Apply> {
  const prepare: Prepare<K> = PREPARE[undo.kind as K];
  return prepare(ctx, actor, accessed, undo);
}

function need({ permissions }: GuildAccessed, name: Permission): void {
  if (!hasPermission(permissions, name)) refuse('MISSING_PERMISSIONS');
}

/** Somebody may have changed it again since: that is not undone with it. */
function checkStands<T extends object>(current: T, after: Partial<T>): void {
  const keys = Object.keys(after) as (keyof T)[];
  if (keys.some((key) => JSON.stringify(current[key]) !== JSON.stringify(after[key]))) refuse('CANNOT_UNDO');
}

function positionOf(guild: GuildDoc, role_id: Id): number | undefined {
  return guild.roles.find(({ id }) => id === role_id)?.position;
}
