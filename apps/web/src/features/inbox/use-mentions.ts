import { isOfGuild, sumMentions } from '@chat-js/client/unread.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationAnswer } from '@chat-js/protocol/operations.ts';
import { useCallback, useEffect, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';

const PAGE = 25;

type Mentions = OperationAnswer<'mentions.list'>;

/** Messages that tell the person something, a page at a time; begun again when there are more of them. */
export function useMentions() {
  const { call } = useClient();
  const count = useClientState((state) => sumMentions(state, isOfGuild));
  const [messages, setMessages] = useState<Mentions>();
  const [hasMore, setHasMore] = useState(false);
  const [problem, setProblem] = useState<unknown>();

  const load = useCallback(
    async (before?: Id) => {
      setProblem(undefined);
      try {
        const page = await call('mentions.list', { limit: PAGE, before });
        setMessages((known = []) => (before === undefined ? page : [...known, ...page]));
        setHasMore(page.length === PAGE);
      } catch (error) {
        setProblem(error);
      }
    },
    [call],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another count is another list
  useEffect(() => void load(), [load, count]);

  return { messages, hasMore, problem, again: () => void load(), more: () => void load(messages?.at(-1)?.id) };
}
