import type { AuditAction } from '@chat-js/protocol/audit-actions.ts';
import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { useLingui } from '@lingui/react/macro';
import { useClient } from '../../lib/client.tsx';
import { shortMoment } from '../../lib/moments.ts';
import { usePerson } from '../../lib/use-person.ts';
import { momentAhead } from './time-outs.ts';
import { useDeed } from './use-deed.ts';

/** What moderators do to a member. Those with a reason answer what went wrong in a sentence, or nothing. */
export function useMemberActs(guild_id: Id, user_id: Id) {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const { name } = usePerson(guild_id, user_id);
  const { act, actAtOnce } = useDeed(guild_id);
  const them = { guild_id, user_id };
  const entry = (action_type: AuditAction) => ({ action_type, target_id: user_id });

  return {
    kick: (reason: string | undefined) =>
      act({
        work: () => call('members.kick', { ...them, reason }),
        said: t`${name} is not here any more.`,
        entry: entry(AUDIT_ACTION.MEMBER_KICK),
      }),

    timeOut(seconds: number, reason: string | undefined) {
      const communication_disabled_until = momentAhead(seconds);
      const until = shortMoment(i18n, Date.parse(communication_disabled_until));
      const work = () => call('members.update', { ...them, communication_disabled_until, reason });
      return act({ work, said: t`${name} can only read until ${until}.`, entry: entry(AUDIT_ACTION.MEMBER_UPDATE) });
    },

    endTimeOut() {
      const work = () => call('members.update', { ...them, communication_disabled_until: null });
      return actAtOnce({ work, said: t`${name} may write again.`, entry: entry(AUDIT_ACTION.MEMBER_UPDATE) });
    },

    rename: (nick: string | null, reason: string | undefined) =>
      act({
        work: () => call('members.update', { ...them, nick, reason }),
        said: t`The nickname is changed.`,
        entry: entry(AUDIT_ACTION.MEMBER_UPDATE),
      }),

    /** Their own name: nobody has to be told why. */
    renameMe: (nick: string | null) => act({ work: () => call('members.updateMe', { guild_id, nick }), said: t`The nickname is changed.` }),

    setRoles: (roles: string[], reason: string | undefined) =>
      act({
        work: () => call('members.update', { ...them, roles, reason }),
        said: t`The roles of ${name} are changed.`,
        entry: entry(AUDIT_ACTION.MEMBER_ROLE_UPDATE),
      }),

    setVoice(field: 'mute' | 'deaf', on: boolean) {
      const work = () => call('members.update', { ...them, [field]: on });
      const said =
        field === 'mute'
          ? on
            ? t`${name} cannot speak in voice channels.`
            : t`${name} may speak in voice channels.`
          : on
            ? t`${name} hears nothing in voice channels.`
            : t`${name} may listen in voice channels.`;
      return actAtOnce({ work, said, entry: entry(AUDIT_ACTION.MEMBER_UPDATE) });
    },
  };
}
