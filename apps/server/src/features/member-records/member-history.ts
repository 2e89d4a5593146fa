import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { MemberHistory } from '@chat-js/protocol/member-records.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import { presentEntry } from '../audit-log/present.ts';
import type { ListedEntry } from '../audit-log/store.ts';
import type { Context } from '../context.ts';
import { presentReports, readableBy } from '../reports/present.ts';
import { presentUser } from '../users/present.ts';
import { publicUser } from '../users/public-user.ts';
import { accessFile } from './access.ts';
import { SHOWN_RECORDS } from './notes.ts';
import { presentRecords } from './present.ts';

/** Warnings, notes and reports are told by themselves. */
const SHOWN_DEEDS: ReadonlySet<number> = new Set([
  AUDIT_ACTION.MEMBER_KICK,
  AUDIT_ACTION.MEMBER_BAN_ADD,
  AUDIT_ACTION.MEMBER_BAN_REMOVE,
  AUDIT_ACTION.MEMBER_UPDATE,
  AUDIT_ACTION.MEMBER_ROLE_UPDATE,
  AUDIT_ACTION.AUTO_MODERATION_USER_COMMUNICATION_DISABLED,
]);

export async function getMemberHistory(ctx: Context, actor: Actor, input: OperationInput<'members.history'>): Promise<MemberHistory> {
  const { guild_id, user_id } = input;
  const accessed = await accessFile(ctx, actor, guild_id, user_id);
  const { reports, memberRecords } = ctx.storage;
  const [deeds, warnings, notes, about] = await Promise.all([
    listDeeds(ctx, guild_id, user_id),
    memberRecords.listRecords(guild_id, user_id, 'warning', SHOWN_RECORDS),
    memberRecords.listRecords(guild_id, user_id, 'note', SHOWN_RECORDS),
    reports.listReports({ guild_id, about: user_id, not_about: actor.user_id, limit: LIMITS.reportPage.max }),
  ]);
  const named = await ctx.storage.users.listUsers([...new Set(deeds.map((deed) => deed.user_id))]);
  const now = ctx.clock.now();
  return {
    user: await publicUser(ctx, user_id),
    is_member: accessed.target !== undefined,
    warnings: await presentRecords(ctx, warnings),
    notes: await presentRecords(ctx, notes),
    deeds: deeds.map((deed) => presentEntry(deed, now)),
    reports: await presentReports(ctx, about, readableBy(ctx, accessed)),
    users: named.map(presentUser),
  };
}

async function listDeeds({ storage }: Context, guild_id: Id, target_id: Id): Promise<ListedEntry[]> {
  const rows = await storage.auditLog.listEntries(guild_id, { target_id, limit: LIMITS.auditPage.max });
  return rows.filter(({ action_type }) => SHOWN_DEEDS.has(action_type));
}
