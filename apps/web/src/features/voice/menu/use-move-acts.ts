import type { Id } from '@chat-js/protocol/ids.ts';
import { useLingui } from '@lingui/react/macro';
import { useClient } from '../../../lib/client.tsx';
import { describeProblem } from '../../../lib/problems.ts';
import { usePerson } from '../../../lib/use-person.ts';
import { showToast } from '../../../ui/Toasts.tsx';

/** Where moderators send somebody who talks. */
export function useMoveActs(guild_id: Id, user_id: Id) {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const { name } = usePerson(guild_id, user_id);

  async function send(channel_id: Id | null, said: string) {
    try {
      await call('members.update', { guild_id, user_id, channel_id });
      showToast(said);
    } catch (error) {
      showToast(describeProblem(error, i18n));
    }
  }

  return {
    moveTo: (channel_id: Id, place: string) => send(channel_id, t`${name} is in ${place} now.`),
    disconnect: () => send(null, t`${name} is not in voice any more.`),
  };
}
