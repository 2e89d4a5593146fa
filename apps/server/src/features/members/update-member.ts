import { guildPermissions, type MemberAccess } from '@chat-js/permissions/permissions.ts';
import { isAboveMember } from '@chat-js/permissions/rank.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { Member } from '@chat-js/protocol/members.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { hasPermission, type Permission } from '@chat-js/protocol/permissions.ts';
import type { Role } from '@chat-js/protocol/roles.ts';
import { isoTime } from '../../lib/clock.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessGuild, type GuildAccessed } from '../guilds/access.ts';
import type { GuildDoc } from '../guilds/store.ts';
import { refuse, refuseField } from '../refusal.ts';
import { checkRoleBelow } from '../roles/access.ts';
import { preparePlacement } from '../voice/place-member.ts';
import { tellMemberChange } from './change-member.ts';
import { memberAccess } from './new-member.ts';
import type { MemberPatch, MemberRow } from './store.ts';

type Input = OperationInput<'members.update'>;

/** What each field needs. */
const NEEDED: Partial<Record<keyof Input, Permission>> = {
  nick: 'MANAGE_NICKNAMES',
  roles: 'MANAGE_ROLES',
  communication_disabled_until: 'MODERATE_MEMBERS',
  mute: 'MUTE_MEMBERS',
  deaf: 'DEAFEN_MEMBERS',
};

/** Where somebody talks, and how, ranks decide nothing, as in the API. */
const WHATEVER_RANK: ReadonlySet<keyof Input> = new Set(['mute', 'deaf']);
/** What people do to themselves, where they have the permission. */
const ON_ONESELF: ReadonlySet<keyof Input> = new Set(['roles', 'nick']);

export async function updateMember(ctx: Context, actor: Actor, input: Input): Promise<Member> {
  const { guild_id, user_id, channel_id, reason } = input;
  const accessed = await accessGuild(ctx, actor, guild_id);
  const { guild } = accessed;
  const before = (await ctx.storage.members.getMember(guild_id, user_id)) ?? refuse('UNKNOWN_MEMBER');
  checkMayUpdate(ctx, accessed, before, input);
  const place = channel_id === undefined ? undefined : await preparePlacement(ctx, actor, accessed, { user_id, channel_id, reason });

  const patch: MemberPatch = {
    ...(input.nick !== undefined && { nick: input.nick || null }),
    ...(input.communication_disabled_until !== undefined && {
      communication_disabled_until: timeOutEnd(ctx, guild, before, input.communication_disabled_until),
    }),
    ...(input.mute != null && { mute: input.mute }),
    ...(input.deaf != null && { deaf: input.deaf }),
    ...(input.roles && { roles: rolesAfter(ctx, accessed, before, input.roles) }),
  };
  const after = await ctx.storage.members.updateMember(guild_id, user_id, patch);
  const answer = await tellMemberChange(ctx, actor, { guild, before, after, reason });
  await place?.();
  return answer;
}

/** Each field by its own permission. On themselves people may act where roles decide: a moderator may take off an own role, not end a time-out. */
export function checkMayUpdate(
  ctx: Context,
  { guild, member, permissions }: GuildAccessed,
  target: MemberRow,
  input: Partial<Input>,
): void {
  const named = (Object.keys(NEEDED) as (keyof typeof NEEDED)[]).filter((field) => input[field] !== undefined);
  for (const field of named) {
    const needed = NEEDED[field];
    if (needed && !hasPermission(permissions, needed)) refuse('MISSING_PERMISSIONS');
  }
  const me = memberAccess(member, ctx.clock.now());
  const isRankless = (field: keyof Input) => WHATEVER_RANK.has(field) || (target.user_id === me.user_id && ON_ONESELF.has(field));
  if (!named.every(isRankless) && !isAboveMember(guild, me, target)) refuse('MISSING_PERMISSIONS');
}

/** Every role that comes or goes is below the highest one of whoever decides. */
export function rolesAfter(ctx: Context, { guild, member }: GuildAccessed, before: MemberRow, wanted: readonly string[]): string[] {
  const me = memberAccess(member, ctx.clock.now());
  const after = [...new Set(wanted)];
  const changed = [...after.filter((id) => !before.roles.includes(id)), ...before.roles.filter((id) => !after.includes(id))];
  for (const id of changed) checkAssignable(guild, me, checkRoleBelow(guild, me, id), { given: after.includes(id) });
  return after;
}

/** Nobody gives by a role what they do not have themselves. */
export function checkAssignable(guild: GuildDoc, me: MemberAccess, role: Role, { given }: { given: boolean }): void {
  if (role.id === guild.id || role.managed) refuse('INVALID_ROLE');
  if (given && (BigInt(role.permissions) & ~guildPermissions(guild, me)) !== 0n) refuse('MISSING_PERMISSIONS');
}

function timeOutEnd(ctx: Context, guild: GuildAccessed['guild'], target: MemberRow, wanted: string | null): string | null {
  if (wanted === null) return null;
  const end = Date.parse(wanted);
  if (end > ctx.clock.now() + LIMITS.timeOutMs) {
    refuseField('communication_disabled_until', 'GUILD_MEMBER_TIMEOUT_TOO_LONG', 'At most 28 days from now');
  }
  if (end <= ctx.clock.now()) return null;
  const theirs = guildPermissions(guild, { ...memberAccess(target, 0), timed_out: false });
  // Nothing would change for them.
  if (hasPermission(theirs, 'ADMINISTRATOR')) refuse('MISSING_PERMISSIONS');
  return isoTime(end);
}

export async function updateMyMember(ctx: Context, actor: Actor, input: OperationInput<'members.updateMe'>): Promise<Member> {
  const { guild_id, nick } = input;
  const { guild } = await accessGuild(ctx, actor, guild_id, ...(nick === undefined ? [] : (['CHANGE_NICKNAME'] as const)));
  const before = (await ctx.storage.members.getMember(guild_id, actor.user_id)) ?? refuse('UNKNOWN_GUILD');
  const after = await ctx.storage.members.updateMember(guild_id, actor.user_id, nick === undefined ? {} : { nick: nick || null });
  return tellMemberChange(ctx, actor, { guild, before, after, reason: undefined });
}
