import { beyond, type MemberAccess } from '@chat-js/permissions/permissions.ts';
import { isAboveMember, isAboveRole } from '@chat-js/permissions/rank.ts';
import type { Overwrite } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { ALL_PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import type { Context } from '../context.ts';
import type { GuildDoc } from '../guilds/store.ts';
import { refuse, refuseField } from '../refusal.ts';

const NOTHING = { allow: '0', deny: '0' };

interface Decider {
  me: MemberAccess;
  /** What the decider may do in the channel. */
  own: bigint;
}

/**
 * The overwrites of a channel after a change, or a refusal: nobody allows or denies what they lack, or to a role or a member
 * that is not below them. What a permission already was may stay.
 */
export async function checkOverwrites(
  ctx: Context,
  guild: GuildDoc,
  before: readonly Overwrite[],
  wanted: readonly Overwrite[],
  { me, own }: Decider,
): Promise<Overwrite[]> {
  const after = wanted.map(cleaned);
  if (new Set(after.map(({ id }) => id)).size < after.length) refuseField('permission_overwrites', 'DUPLICATE', 'Each role or member once');
  for (const id of new Set([...before, ...after].map((entry) => entry.id))) {
    const [old, next] = [before, after].map((list) => list.find((entry) => entry.id === id));
    if (old && next && old.type === next.type && old.allow === next.allow && old.deny === next.deny) continue;
    const { allow, deny } = old ?? NOTHING;
    const changed = beyond(own, BigInt(allow), BigInt(next?.allow ?? '0')) | beyond(own, BigInt(deny), BigInt(next?.deny ?? '0'));
    if (changed !== 0n) refuse('MISSING_PERMISSIONS');
    await checkTarget(ctx, guild, me, next ?? old, next !== undefined);
  }
  return after;
}

/** Bits that mean nothing are dropped; what is allowed is not denied as well. */
function cleaned({ id, type, allow, deny }: Overwrite): Overwrite {
  const allowed = BigInt(allow) & ALL_PERMISSIONS;
  return { id, type, allow: String(allowed), deny: String(BigInt(deny) & ALL_PERMISSIONS & ~allowed) };
}

async function checkTarget(
  ctx: Context,
  guild: GuildDoc,
  me: MemberAccess,
  target: Overwrite | undefined,
  mustExist: boolean,
): Promise<void> {
  if (!target) return;
  if (target.type === 0) {
    const role = guild.roles.find(({ id }) => id === target.id);
    if (!role && mustExist) refuseField('permission_overwrites', 'UNKNOWN_ROLE', 'Not a role of this guild');
    if (role && !isAboveRole(guild, me, role)) refuse('MISSING_PERMISSIONS');
    return;
  }
  const member = await ctx.directory.getMember(guild.id, target.id);
  // Who has left may have had an overwrite: it can be taken away.
  if (!member && mustExist) refuseField('permission_overwrites', 'UNKNOWN_MEMBER', 'Not a member of this guild');
  if (member && member.user_id !== me.user_id && !isAboveMember(guild, me, member)) refuse('MISSING_PERMISSIONS');
}

/** The overwrites of a category; none where there is no category. */
export function overwritesOfCategory(guild: GuildDoc, parent_id: Id | null | undefined): Overwrite[] {
  return guild.channels.find(({ id }) => id === parent_id)?.permission_overwrites ?? [];
}
