import type { Id } from '@chat-js/protocol/ids.ts';
import { useLingui } from '@lingui/react/macro';
import { useClient, useClientState } from '../../lib/client.tsx';
import { displayName } from '../../lib/names.ts';
import { showToast } from '../../ui/Toasts.tsx';
import { describeFriendProblem } from './friend-problems.ts';

/** What one does with somebody as a friend. Each answers what went wrong in a sentence, or nothing. */
export function useFriendActs(user_id: Id) {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const user = useClientState((state) => state.users[user_id]);
  const name = user ? displayName(user) : user_id;

  async function act(work: () => Promise<unknown>, said: string): Promise<string | undefined> {
    try {
      await work();
    } catch (error) {
      return describeFriendProblem(error, i18n);
    }
    showToast(said);
    return undefined;
  }
  /** Where no dialog is open to show what went wrong. */
  async function atOnce(doing: Promise<string | undefined>): Promise<void> {
    const problem = await doing;
    if (problem !== undefined) showToast(problem);
  }
  const ask = (said: string) => act(() => call('relationships.set', { user_id, type: 1 }), said);
  const end = (said: string) => act(() => call('relationships.remove', { user_id }), said);

  return {
    name,
    add: () => atOnce(ask(t`${name} has your request.`)),
    accept: () => atOnce(ask(t`You and ${name} are friends.`)),
    decline: () => atOnce(end(t`The request is declined.`)),
    withdraw: () => atOnce(end(t`The request is withdrawn.`)),
    unblock: () => atOnce(end(t`${name} is not blocked any more.`)),
    unfriend: () => end(t`${name} is not among your friends any more.`),
    block: () => act(() => call('relationships.set', { user_id, type: 2 }), t`${name} is blocked.`),
  };
}
