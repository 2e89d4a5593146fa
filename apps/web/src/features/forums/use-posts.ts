import { isThread } from '@chat-js/client/is-thread.ts';
import { nothing } from '@chat-js/client/nothing.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { useEffect, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { useEndedThreads } from '../threads/use-ended-threads.ts';
import { type SortOrder, sortPosts } from './sort-posts.ts';

const PAGE = 25;

/** The posts of a forum as they are looked at: those that go on, as many as are shown, and those that have ended. */
export function usePosts({ id: channel_id, guild_id }: Channel, order: SortOrder, tags: readonly Id[]) {
  const { countThreads } = useClient();
  const [shown, setShown] = useState(PAGE);
  const active = useClientState((state) =>
    Object.values(state.channels).filter((one) => isThread(one) && one.parent_id === channel_id && !one.thread_metadata?.archived),
  );
  useEffect(() => {
    // What is shown already stays true enough without it.
    countThreads(guild_id).catch(nothing);
  }, [countThreads, guild_id]);
  const { ended, ...pages } = useEndedThreads(channel_id, 'public');

  const sorted = sortPosts(active, order, tags);
  // One that was opened again meanwhile is among the others.
  const over = sortPosts(
    ended.filter(({ id }) => !active.some((one) => one.id === id)),
    order,
    tags,
  );
  return {
    posts: sorted.slice(0, shown),
    /** There are others that go on. */
    hasMore: sorted.length > shown,
    showMore: () => setShown((before) => before + PAGE),
    ended: over,
    pages,
    isEmpty: active.length + ended.length === 0 && !pages.loading && pages.problem === undefined,
  };
}
