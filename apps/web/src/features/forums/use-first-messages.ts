import { nothing } from '@chat-js/client/nothing.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { useEffect, useRef, useState } from 'react';
import { useClient } from '../../lib/client.tsx';

export type FirstMessages = ReadonlyMap<Id, Message | null>;

/** With what these posts begin, asked for all at once and once for each; null where that was deleted. */
export function useFirstMessages(channel_id: Id, ids: readonly Id[]): FirstMessages {
  const { call } = useClient();
  const [known, setKnown] = useState<FirstMessages>(new Map());
  const asked = useRef(new Set<Id>());
  const missing = ids.filter((id) => !asked.current.has(id)).slice(0, LIMITS.postData);
  const key = missing.join();

  useEffect(() => {
    if (key === '') return;
    const thread_ids = key.split(',');
    for (const id of thread_ids) asked.current.add(id);
    call('threads.postData', { channel_id, thread_ids }).then(({ threads }) => {
      const found = Object.entries(threads).map(([id, { first_message }]) => [id, first_message] as const);
      setKnown((before) => new Map([...before, ...found]));
      // Without it a post is still a post.
    }, nothing);
  }, [call, channel_id, key]);

  return known;
}
