import type { State } from '@chat-js/client/state.ts';
import type { AuditAction } from '@chat-js/protocol/audit-actions.ts';
import type { AuditEntry } from '@chat-js/protocol/audit-log.ts';
import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useClient } from '../../lib/client.tsx';
import { describeProblem } from '../../lib/problems.ts';
import { showToast } from '../../ui/Toasts.tsx';

/** MESSAGE_DELETE and MESSAGE_BULK_DELETE: the table itself would bring Zod into the browser. */
const DELETIONS: readonly AuditAction[] = [72, 73];

/** What this person has just deleted, if the audit log, which not everybody sees, says that it can be undone. */
function lastDeletion(state: State, guild_id: Id): AuditEntry | undefined {
  return Object.values(state.auditLog[guild_id] ?? {})
    .filter((entry) => entry.user_id === state.me?.id && DELETIONS.some((type) => type === entry.action_type) && !entry.options?.undoes)
    .sort((a, b) => compareIds(a.id, b.id))
    .at(-1);
}

/** Deletes messages and offers to take it back. Each answers what went wrong in a sentence, or nothing. */
export function useRemoval(guild_id: Id, channel_id: Id) {
  const { t, i18n } = useLingui();
  const { call, getState } = useClient();

  async function attempt(deletion: () => Promise<number>): Promise<string | undefined> {
    const before = lastDeletion(getState(), guild_id)?.id;
    try {
      const count = await deletion();
      const entry = lastDeletion(getState(), guild_id);
      const isNew = entry !== undefined && entry.id !== before && entry.undoable_until !== null;
      showToast(deleted(count), isNew ? () => void undo(entry.id) : undefined);
      return undefined;
    } catch (error) {
      return describeProblem(error, i18n);
    }
  }

  function deleted(count: number): string {
    if (count === 0) return t`There was nothing to delete`;
    return t`${plural(count, { one: '# message deleted', other: '# messages deleted' })}`;
  }

  async function undo(entry_id: Id): Promise<void> {
    try {
      await call('auditLog.undo', { guild_id, entry_id });
      showToast(t`Everything is back`);
    } catch (error) {
      showToast(describeProblem(error, i18n));
    }
  }

  return {
    /** One or several messages of the channel. */
    remove: (ids: readonly Id[]) =>
      attempt(async () => {
        const [message_id = ''] = ids;
        if (ids.length === 1) await call('messages.delete', { channel_id, message_id });
        else await call('messages.bulkDelete', { channel_id, messages: [...ids] });
        return ids.length;
      }),
    /** What someone wrote in the last hour, in all channels. */
    removeOf: (user_id: Id) => attempt(async () => (await call('messages.deleteOf', { guild_id, user_id, seconds: 3600 })).deleted),
  };
}
