import { NO_GUILD } from '@chat-js/client/no-guild.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { useLingui } from '@lingui/react';
import { useLocation } from 'wouter';
import { useClient } from '../../lib/client.tsx';
import { paths } from '../../lib/paths.ts';
import { describeProblem } from '../../lib/problems.ts';
import { showToast } from '../../ui/Toasts.tsx';

/** Leads to the conversation with a person, or to a new group. */
export function useOpenConversation() {
  const { i18n } = useLingui();
  const { openConversation } = useClient();
  const [, navigate] = useLocation();
  return async (user_ids: readonly Id[]) => {
    try {
      navigate(paths.channel(NO_GUILD, await openConversation(user_ids)));
    } catch (error) {
      showToast(describeProblem(error, i18n));
    }
  };
}
