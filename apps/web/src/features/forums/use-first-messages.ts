import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { useEffect, useRef, useState } from 'react';
import { useClient } from '../../lib/client.tsx';

/** null: it was deleted; `unreadable`: the person may not read what was written, or it did not load. */
export type FirstMessage = Message | null | 'unreadable';
export type FirstMessages = ReadonlyMap<Id, FirstMessage>;

/** With what these posts begin, asked for all at once and once for each. */
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
    const note = (found: readonly (readonly [Id, FirstMessage])[]) => setKnown((before) => new Map([...before, ...found]));
    call('threads.postData', { channel_id, thread_ids }).then(
      ({ threads }) => note(Object.entries(threads).map(([id, { first_message }]) => [id, first_message] as const)),
      // Without it a post is still a post.
      () => note(thread_ids.map((id) => [id, 'unreadable'] as const)),
    );
  }, [call, channel_id, key]);

  return known;
}
