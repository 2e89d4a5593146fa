import type { AuditEntry } from '@chat-js/protocol/audit-log.ts';
import { snowflakeTime } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { isoTime } from '../../lib/clock.ts';
import type { AuditRow, ListedEntry } from './store.ts';

/** `now` in ms since 1970. */
export function presentEntry(row: ListedEntry | AuditRow, now: number): AuditEntry {
  const until = undoableUntil(row);
  return {
    id: row.id,
    user_id: row.user_id,
    target_id: row.target_id,
    action_type: row.action_type,
    changes: JSON.parse(row.changes),
    ...(row.options !== null && { options: JSON.parse(row.options) }),
    ...(row.reason !== null && { reason: row.reason }),
    undoable_until: !hasUndo(row) || row.undone_by !== null || until <= now ? null : isoTime(until),
    undone_by: row.undone_by,
  };
}

/** ms since 1970. */
export function undoableUntil({ id }: Pick<AuditRow, 'id'>): number {
  return snowflakeTime(id) + LIMITS.undoMs;
}

function hasUndo(row: ListedEntry | AuditRow): boolean {
  return 'has_undo' in row ? row.has_undo : row.undo !== null;
}
