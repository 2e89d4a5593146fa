import type { AuditAction } from '@chat-js/protocol/audit-actions.ts';
import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useClient } from '../../lib/client.tsx';
import { patiently } from '../../lib/patiently.ts';
import { useMay } from '../../lib/permissions.ts';
import { describeProblem } from '../../lib/problems.ts';
import { showToast } from '../../ui/Toasts.tsx';
import { momentAhead } from './time-outs.ts';

/** What is done to many people, one by one. Answers with how many it did not work; a sentence when it stopped. */
export function useBulkActs(guild_id: Id) {
  const { t, i18n } = useLingui();
  const { call, getState } = useClient();
  const mayUndo = useMay('VIEW_AUDIT_LOG', guild_id);

  async function each(user_ids: readonly Id[], action_type: AuditAction, work: (user_id: Id) => Promise<unknown>) {
    const done: Id[] = [];
    for (const user_id of user_ids) {
      try {
        await patiently(() => work(user_id));
        done.push(user_id);
      } catch (error) {
        // Somebody else was faster, or they rose meanwhile: the others go on.
        console.warn('It did not work with', user_id, error);
        if (done.length === 0 && user_ids.length === 1) return describeProblem(error, i18n);
      }
    }
    const said = t`${plural(done.length, { one: 'Done with # person.', other: 'Done with # people.' })}`;
    if (done.length > 0) showToast(said, mayUndo ? () => void undo(done, action_type) : undefined);
    return user_ids.length - done.length;
  }

  async function undo(user_ids: readonly Id[], action_type: AuditAction) {
    const user_id = getState().me?.id;
    let failed = 0;
    for (const target_id of user_ids) {
      try {
        const [entry] = (await patiently(() => call('auditLog.list', { guild_id, user_id, target_id, action_type, limit: 1 })))
          .audit_log_entries;
        if (entry) await patiently(() => call('auditLog.undo', { guild_id, entry_id: entry.id }));
      } catch (error) {
        console.warn('It could not be undone for', target_id, error);
        failed += 1;
      }
    }
    showToast(
      failed === 0
        ? t`Undone`
        : t`${plural(failed, { one: 'It could not be undone for # of them.', other: 'It could not be undone for # of them.' })}`,
    );
  }

  return {
    kick: (user_ids: readonly Id[], reason: string | undefined) =>
      each(user_ids, AUDIT_ACTION.MEMBER_KICK, (user_id) => call('members.kick', { guild_id, user_id, reason })),
    timeOut(user_ids: readonly Id[], seconds: number, reason: string | undefined) {
      const communication_disabled_until = momentAhead(seconds);
      const work = (user_id: Id) => call('members.update', { guild_id, user_id, communication_disabled_until, reason });
      return each(user_ids, AUDIT_ACTION.MEMBER_UPDATE, work);
    },
  };
}
