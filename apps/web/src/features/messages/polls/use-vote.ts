import { CallError } from '@chat-js/client/errors.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import { useClient } from '../../../lib/client.tsx';
import { describeProblem } from '../../../lib/problems.ts';
import { showToast } from '../../../ui/Toasts.tsx';

/** POLL_EXPIRED */
const EXPIRED = 520001;

/** Votes for these answers and no others, one vote after the other. */
export function useVote({ channel_id, id }: Pick<Message, 'channel_id' | 'id'>) {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const busy = useRef(false);

  return async function vote(answer_ids: readonly number[]): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    try {
      await call('polls.vote', { channel_id, message_id: id, answer_ids: [...answer_ids] });
    } catch (error) {
      showToast(
        error instanceof CallError && error.code === EXPIRED
          ? t`The poll has ended, and nobody can vote any more`
          : describeProblem(error, i18n),
      );
    } finally {
      busy.current = false;
    }
  };
}
