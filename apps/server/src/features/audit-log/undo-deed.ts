import type { AuditAction } from '@chat-js/protocol/audit-actions.ts';
import type { AuditChange, AuditEntry } from '@chat-js/protocol/audit-log.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import { refuse } from '../refusal.ts';
import { prepareUndo } from './prepare-undo.ts';
import { presentEntry, undoableUntil } from './present.ts';
import { announceEntry, recordDeed } from './record.ts';
import { isSecretFrom } from './secrets.ts';
import type { Undo } from './undo-plan.ts';

/** Undoes what a moderator did: by whoever sees the audit log and could have done it, while what came of it still stands. */
export async function undoDeed(ctx: Context, actor: Actor, input: OperationInput<'auditLog.undo'>): Promise<AuditEntry> {
  const { guild_id, entry_id, reason } = input;
  const accessed = await accessGuild(ctx, actor, guild_id, 'VIEW_AUDIT_LOG');
  const known = (await ctx.storage.auditLog.getEntry(guild_id, entry_id)) ?? refuse('UNKNOWN_AUDIT_ENTRY');
  if (isSecretFrom(actor.user_id, known)) refuse('UNKNOWN_AUDIT_ENTRY');
  if (known.undo === null || known.undone_by !== null || undoableUntil(known) <= ctx.clock.now()) refuse('CANNOT_UNDO');
  const apply = await prepareUndo(ctx, actor, accessed, JSON.parse(known.undo) as Undo);

  const entry = (await ctx.storage.auditLog.takeUndo(guild_id, entry_id, actor.user_id)) ?? refuse('CANNOT_UNDO');
  try {
    await apply();
  } catch (error) {
    await ctx.storage.auditLog.returnUndo(entry);
    throw error;
  }
  const undone = { ...entry, undone_by: actor.user_id };
  await announceEntry(ctx, undone);
  await recordDeed(ctx, actor, {
    guild_id,
    action_type: entry.action_type as AuditAction,
    target_id: entry.target_id,
    changes: (JSON.parse(entry.changes) as AuditChange[]).map(reversed),
    options: { undoes: entry_id },
    reason,
  });
  return presentEntry(undone, ctx.clock.now());
}

const REVERSED_KEYS: Record<string, string> = { $add: '$remove', $remove: '$add' };

/** What was after is before. Lists of roles that came or went say so in their key. */
function reversed({ key, old_value, new_value }: AuditChange): AuditChange {
  const other = REVERSED_KEYS[key];
  if (other) return { key: other, ...(new_value !== undefined && { new_value }) };
  return { key, ...(new_value !== undefined && { old_value: new_value }), ...(old_value !== undefined && { new_value: old_value }) };
}
