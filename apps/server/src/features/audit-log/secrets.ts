import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { AuditRow } from './store.ts';

/** What is done about a person behind their back: of these nobody sees those about themselves. */
export const BEHIND_BACKS: readonly number[] = [AUDIT_ACTION.MEMBER_NOTE, AUDIT_ACTION.REPORT_UPDATE];

export function isSecretFrom(user_id: string, { action_type, target_id }: AuditRow): boolean {
  return target_id === user_id && BEHIND_BACKS.includes(action_type);
}
