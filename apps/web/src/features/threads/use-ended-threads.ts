import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from '../../lib/client.tsx';

interface Pages {
  ended: readonly Channel[];
  loading: boolean;
  /** There are others behind these. */
  more: boolean;
  problem: unknown;
}

/** The threads of a channel that have ended, the last one first, page by page. */
export function useEndedThreads(channel_id: Id): Pages & { load: () => void } {
  const { call } = useClient();
  const [pages, setPages] = useState<Pages>({ ended: [], loading: true, more: false, problem: undefined });
  const before = useRef<string>(undefined);

  const load = useCallback(() => {
    setPages((known) => ({ ...known, loading: true, problem: undefined }));
    call('threads.listArchived', { channel_id, before: before.current }).then(
      ({ threads, has_more }) => {
        before.current = threads.at(-1)?.thread_metadata?.archive_timestamp ?? before.current;
        setPages(({ ended }) => {
          const fresh = threads.filter(({ id }) => !ended.some((one) => one.id === id));
          return { ended: [...ended, ...fresh], loading: false, more: has_more && threads.length > 0, problem: undefined };
        });
      },
      (problem: unknown) => setPages((known) => ({ ...known, loading: false, problem })),
    );
  }, [call, channel_id]);
  useEffect(load, [load]);

  return { ...pages, load };
}
