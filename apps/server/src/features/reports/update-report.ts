import { guildPermissions } from '@chat-js/permissions/permissions.ts';
import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { Report } from '@chat-js/protocol/reports.ts';
import type { Actor } from '../actor.ts';
import { changesBetween, recordDeed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import { memberAccess } from '../members/new-member.ts';
import { refuse, refuseField } from '../refusal.ts';
import { accessInstanceReport, accessReport, type ReportAccessed } from './access.ts';
import { announceOutcome, announceReport } from './announce-report.ts';
import { presentReport, readableBy, readsAll } from './present.ts';
import { statusPatch } from './rules.ts';
import type { ReportPatch, ReportRow } from './store.ts';

type Decision = OperationInput<'reports.updateForInstance'>;

export async function updateReport(ctx: Context, actor: Actor, input: OperationInput<'reports.update'>): Promise<Report> {
  const { guild_id, report_id, reason } = input;
  const accessed = await accessReport(ctx, actor, guild_id, report_id);
  await checkAssignee(ctx, accessed, input.assignee_id);
  const before = accessed.row;
  const after = await keepDecision(ctx, before, input, input.escalated ? { for_instance: true } : {});

  const changes = changesBetween<ReportRow>(before, after, ['status', 'assignee_id', 'for_instance']);
  // The answer to the reporter is between the two.
  const answered = before.outcome !== after.outcome && [{ key: 'outcome' }];
  if (changes.length > 0 || answered) {
    await recordDeed(ctx, actor, {
      guild_id,
      action_type: AUDIT_ACTION.REPORT_UPDATE,
      target_id: after.user_id,
      changes: [...changes, ...(answered || [])],
      options: { report_id },
      reason,
    });
  }
  return presentReport(ctx, after, readableBy(ctx, accessed));
}

export async function updateInstanceReport(ctx: Context, actor: Actor, input: Decision): Promise<Report> {
  const before = await accessInstanceReport(ctx, actor, input.report_id);
  if (input.assignee_id) {
    const assignee = await ctx.directory.getUser(input.assignee_id);
    if (!assignee?.admin || assignee.id === before.user_id) refuseAssignee();
  }
  return presentReport(ctx, await keepDecision(ctx, before, input), readsAll);
}

/** Who may decide about it may take it: a moderator, and not whom it is about. */
async function checkAssignee(ctx: Context, { guild, row }: ReportAccessed, assignee_id: Id | null | undefined): Promise<void> {
  if (!assignee_id) return;
  const member = await ctx.directory.getMember(guild.id, assignee_id);
  const permissions = member ? guildPermissions(guild, memberAccess(member, ctx.clock.now())) : 0n;
  if (!hasPermission(permissions, 'MODERATE_MEMBERS') || assignee_id === row.user_id) refuseAssignee();
}

function refuseAssignee(): never {
  refuseField('assignee_id', 'CANNOT_DECIDE', 'They could not decide about this report');
}

async function keepDecision(
  ctx: Context,
  before: ReportRow,
  { status, assignee_id, outcome }: Pick<Decision, 'status' | 'assignee_id' | 'outcome'>,
  more: ReportPatch = {},
): Promise<ReportRow> {
  const now = ctx.clock.now();
  const patch: ReportPatch = {
    ...more,
    ...(status !== undefined && status !== before.status && statusPatch(before, status, now)),
    ...(assignee_id !== undefined && { assignee_id }),
    ...(outcome !== undefined && { outcome: outcome || null }),
    updated_at: now,
  };
  const after = (await ctx.storage.reports.updateReport(before.id, patch)) ?? refuse('UNKNOWN_REPORT');
  await announceReport(ctx, after, 'REPORT_UPDATE');
  if (before.status !== after.status || before.outcome !== after.outcome) await announceOutcome(ctx, after);
  return after;
}
