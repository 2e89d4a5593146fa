import type { AuditAction } from '@chat-js/protocol/audit-actions.ts';
import type { AuditChange, AuditEntry } from '@chat-js/protocol/audit-log.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { presentEntry } from './present.ts';
import { isSecretFrom } from './secrets.ts';
import type { AuditRow } from './store.ts';
import type { Undo } from './undo-plan.ts';

export interface Deed {
  guild_id: Id;
  action_type: AuditAction;
  target_id: Id | null;
  changes?: readonly AuditChange[];
  options?: Readonly<Record<string, string>>;
  reason?: string | undefined;
  /** What is needed to undo it; absent when it cannot be undone. */
  undo?: Undo;
}

/** Writes down what someone did, and tells those who may see the audit log. Called after the deed was kept. */
export async function recordDeed(ctx: Context, actor: Pick<Actor, 'user_id'>, deed: Deed): Promise<AuditEntry> {
  const row: AuditRow = {
    id: ctx.ids.next(),
    guild_id: deed.guild_id,
    user_id: actor.user_id,
    action_type: deed.action_type,
    target_id: deed.target_id,
    changes: JSON.stringify(deed.changes ?? []),
    options: deed.options ? JSON.stringify(deed.options) : null,
    reason: deed.reason || null,
    undo: deed.undo ? JSON.stringify(deed.undo) : null,
    undone_by: null,
  };
  await ctx.storage.auditLog.insertEntry(row);
  await announceEntry(ctx, row);
  return presentEntry(row, ctx.clock.now());
}

/** Tells those who may see the audit log of an entry: a new one, or one that was undone. */
export async function announceEntry(ctx: Context, row: AuditRow): Promise<void> {
  await ctx.bus.publish({
    type: 'GUILD_AUDIT_LOG_ENTRY_CREATE',
    data: { ...presentEntry(row, ctx.clock.now()), guild_id: row.guild_id },
    audience: {
      holders_in_guild: row.guild_id,
      permission: 'VIEW_AUDIT_LOG',
      ...(row.target_id !== null && isSecretFrom(row.target_id, row) && { except: row.target_id }),
    },
  });
}

/** The fields that differ, each as it was and as it is. Values are compared as JSON. */
export function changesBetween<T extends object>(
  before: Partial<T>,
  after: Partial<T>,
  keys: readonly (keyof T & string)[],
): AuditChange[] {
  return keys.flatMap((key) => {
    const [old_value, new_value] = [before[key], after[key]];
    if (JSON.stringify(old_value) === JSON.stringify(new_value)) return [];
    return {
      key,
      ...(old_value !== undefined && old_value !== null && { old_value }),
      ...(new_value !== undefined && new_value !== null && { new_value }),
    };
  });
}
