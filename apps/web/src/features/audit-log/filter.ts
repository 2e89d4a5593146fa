import type { AuditEntry } from '@chat-js/protocol/audit-log.ts';
import { compareIds, type Id } from '@chat-js/protocol/ids.ts';

/** What one looks for; what is absent does not matter. */
export interface AuditFilter {
  user_id?: Id;
  target_id?: Id;
  action_type?: number;
}

/** Of all entries that are known: those that are looked for, the newest first, and none beyond what was fetched without a gap. */
export function chosenEntries(known: readonly AuditEntry[], filter: AuditFilter, oldest: Id): AuditEntry[] {
  return known
    .filter(
      (entry) =>
        compareIds(entry.id, oldest) >= 0 &&
        (filter.user_id === undefined || entry.user_id === filter.user_id) &&
        (filter.target_id === undefined || entry.target_id === filter.target_id) &&
        (filter.action_type === undefined || entry.action_type === filter.action_type),
    )
    .sort((a, b) => compareIds(b.id, a.id));
}
