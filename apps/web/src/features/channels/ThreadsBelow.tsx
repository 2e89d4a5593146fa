import type { Channel } from '@chat-js/protocol/channels.ts';
import { Suspense } from 'react';
import { lazyPart } from '../../lib/lazy-part.ts';

const ThreadRows = lazyPart(async () => (await import('./ThreadRows.tsx')).ThreadRows, 'later');

interface ThreadsBelowProps {
  channel: Channel;
  /** Those of the whole server that are shown. */
  threads: readonly Channel[];
  current: string | undefined;
}

/** The threads of a channel, under it. */
export function ThreadsBelow({ channel, threads, current }: ThreadsBelowProps) {
  const own = threads.filter(({ parent_id }) => parent_id === channel.id);
  if (own.length === 0) return null;
  return (
    <Suspense>
      <ThreadRows channel={channel} threads={own} current={current} />
    </Suspense>
  );
}
