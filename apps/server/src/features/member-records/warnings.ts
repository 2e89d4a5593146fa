import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { MemberRecord, Warning } from '@chat-js/protocol/member-records.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import { recordDeed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import { accessMember } from '../members/access.ts';
import { refuse } from '../refusal.ts';
import { presentRecord, presentWarning } from './present.ts';

/** Warns someone below oneself; they are told why and where, and not by whom. */
export async function warnMember(ctx: Context, actor: Actor, input: OperationInput<'warnings.create'>): Promise<MemberRecord> {
  const { guild_id, user_id, reason } = input;
  await accessMember(ctx, actor, guild_id, user_id, 'MODERATE_MEMBERS');
  const row = {
    id: ctx.ids.next(),
    guild_id,
    user_id,
    author_id: actor.user_id,
    kind: 'warning' as const,
    text: reason,
    acknowledged_at: null,
  };
  await ctx.storage.memberRecords.insertRecord(row);
  await ctx.bus.publish({ type: 'WARNING_CREATE', data: presentWarning(row), audience: { user_ids: [user_id] } });
  await recordDeed(ctx, actor, {
    guild_id,
    action_type: AUDIT_ACTION.MEMBER_WARN,
    target_id: user_id,
    options: { record_id: row.id },
    reason,
  });
  return presentRecord(ctx, row);
}

/** Those of guilds that the person is still in: what the others had to say is over. */
export async function listOwnWarnings(ctx: Context, actor: Actor): Promise<Warning[]> {
  const rows = await ctx.storage.memberRecords.listUnreadWarnings(actor.user_id);
  const members = await Promise.all(rows.map(({ guild_id }) => ctx.directory.getMember(guild_id, actor.user_id)));
  const guilds = await Promise.all(rows.map(({ guild_id }) => ctx.directory.getGuild(guild_id)));
  return rows.filter((_, index) => members[index] && guilds[index]).map(presentWarning);
}

export async function acknowledgeWarning(ctx: Context, actor: Actor, input: OperationInput<'warnings.acknowledge'>): Promise<null> {
  const { warning_id } = input;
  if (!(await ctx.storage.memberRecords.acknowledgeWarning(actor.user_id, warning_id, ctx.clock.now()))) refuse('UNKNOWN_WARNING');
  await ctx.bus.publish({ type: 'WARNING_ACK', data: { id: warning_id }, audience: { user_ids: [actor.user_id] } });
  return null;
}
