import { guildPermissions } from '@chat-js/permissions/permissions.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import { isoTime } from '../../lib/clock.ts';
import { changesBetween, type Deed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import type { GuildDoc } from '../guilds/store.ts';
import { announceMember } from '../members/announce-member.ts';
import { memberAccess } from '../members/new-member.ts';
import type { MemberRow } from '../members/store.ts';

/** Times somebody out, and tells the guild; answers what is written down. Undefined when nothing was changed. */
export async function timeOut(
  ctx: Context,
  guild: GuildDoc,
  user_id: Id,
  seconds: number,
): Promise<Pick<Deed, 'changes' | 'undo'> | undefined> {
  const now = ctx.clock.now();
  const before = await ctx.storage.members.getMember(guild.id, user_id);
  if (!before || isModerator(guild, before)) return undefined;
  const end = isoTime(now + seconds * 1000);
  // A longer one, by a moderator, stays.
  if (before.communication_disabled_until !== null && before.communication_disabled_until >= end) return undefined;
  const after = await ctx.storage.members.updateMember(guild.id, user_id, { communication_disabled_until: end });
  if (!after) return undefined;
  await announceMember(ctx, guild, before, after);
  return {
    changes: changesBetween<MemberRow>(before, after, ['communication_disabled_until']),
    undo: {
      kind: 'member-changed',
      user_id,
      before: { communication_disabled_until: before.communication_disabled_until },
      after: { communication_disabled_until: end },
    },
  };
}

/** Nobody is silenced by a rule who could lift it: otherwise whoever makes rules stands above the moderators. */
function isModerator(guild: GuildDoc, member: MemberRow): boolean {
  return hasPermission(guildPermissions(guild, { ...memberAccess(member, 0), timed_out: false }), 'MODERATE_MEMBERS');
}
