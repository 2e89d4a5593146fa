import { NO_GUILD } from '@chat-js/client/no-guild.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { useLingui } from '@lingui/react';
import { useLocation } from 'wouter';
import { useClient } from '../../lib/client.tsx';
import { openDialog } from '../../lib/dialogs.ts';
import { paths } from '../../lib/paths.ts';
import { describeProblem } from '../../lib/problems.ts';
import { showToast } from '../../ui/Toasts.tsx';

/** Leads to the conversation with a person, or to a new group. */
export function useOpenConversation() {
  const { i18n } = useLingui();
  const { openConversation, getState } = useClient();
  const [, navigate] = useLocation();
  return async (user_ids: readonly Id[]) => {
    try {
      const id = await openConversation(user_ids);
      if (getState().requests[id]) openDialog('messageRequests', {});
      else navigate(paths.channel(NO_GUILD, id));
    } catch (error) {
      showToast(describeProblem(error, i18n));
    }
  };
}
