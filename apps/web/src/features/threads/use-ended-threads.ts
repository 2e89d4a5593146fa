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

const OPERATIONS = {
  public: 'threads.listArchived',
  private: 'threads.listArchivedPrivate',
  mine: 'threads.listArchivedMine',
} as const;

/** Public ones, private ones, or the private ones that one is in. */
export type EndedKind = 'public' | 'private' | 'mine';

/** The threads of a channel that have ended, the last one first, page by page. */
export function useEndedThreads(channel_id: Id, kind: EndedKind): Pages & { load: () => void } {
  const { call } = useClient();
  const [pages, setPages] = useState<Pages>({ ended: [], loading: true, more: false, problem: undefined });
  const before = useRef<string>(undefined);

  const load = useCallback(() => {
    setPages((known) => ({ ...known, loading: true, problem: undefined }));
    call(OPERATIONS[kind], { channel_id, before: before.current }).then(
      ({ threads, has_more }) => {
        const last = threads.at(-1);
        before.current = (kind === 'mine' ? last?.id : last?.thread_metadata?.archive_timestamp) ?? before.current;
        setPages(({ ended }) => {
          const fresh = threads.filter(({ id }) => !ended.some((one) => one.id === id));
          return { ended: [...ended, ...fresh], loading: false, more: has_more && threads.length > 0, problem: undefined };
        });
      },
      (problem: unknown) => setPages((known) => ({ ...known, loading: false, problem })),
    );
  }, [call, channel_id, kind]);
  useEffect(load, [load]);

  return { ...pages, load };
}
