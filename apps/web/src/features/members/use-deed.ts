import type { AuditAction } from '@chat-js/protocol/audit-actions.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { useLingui } from '@lingui/react/macro';
import { useClient } from '../../lib/client.tsx';
import { useMay } from '../../lib/permissions.ts';
import { describeProblem } from '../../lib/problems.ts';
import { showToast } from '../../ui/Toasts.tsx';

/** What somebody did as a moderator. */
interface Deed {
  work: () => Promise<unknown>;
  /** What the toast says when it is done. */
  said: string;
  /** Which entry of the audit log tells of it; absent when it cannot be undone. */
  entry?: { action_type: AuditAction; target_id: Id };
}

/** Does what a moderator asks for, and offers to take it back where the audit log does. */
export function useDeed(guild_id: Id) {
  const { t, i18n } = useLingui();
  const { call, getState } = useClient();
  const mayUndo = useMay('VIEW_AUDIT_LOG', guild_id);

  async function undo({ action_type, target_id }: NonNullable<Deed['entry']>) {
    try {
      const user_id = getState().me?.id;
      const { audit_log_entries } = await call('auditLog.list', { guild_id, user_id, target_id, action_type, limit: 1 });
      const [newest] = audit_log_entries;
      if (!newest) return;
      await call('auditLog.undo', { guild_id, entry_id: newest.id });
      showToast(t`Undone`);
    } catch (error) {
      showToast(describeProblem(error, i18n));
    }
  }

  /** Answers what went wrong in a sentence, or nothing. */
  async function act({ work, said, entry }: Deed): Promise<string | undefined> {
    try {
      await work();
    } catch (error) {
      return describeProblem(error, i18n);
    }
    showToast(said, entry && mayUndo ? () => void undo(entry) : undefined);
    return undefined;
  }

  /** The same where no dialog is open to show what went wrong. */
  async function actAtOnce(deed: Deed): Promise<void> {
    const problem = await act(deed);
    if (problem !== undefined) showToast(problem);
  }

  return { act, actAtOnce };
}
