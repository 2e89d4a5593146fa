import { nothing } from '@chat-js/client/nothing.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { useEffect, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';

/** The message that a thread was started from: as its channel shows it, else fetched. There may be none, or none any more. */
export function useStarter({ id, parent_id }: Pick<Channel, 'id' | 'parent_id'>): Message | undefined {
  const { call } = useClient();
  const window = useClientState((state) => state.windows[parent_id ?? '']);
  const [fetched, setFetched] = useState<Message>();
  const shown = window?.messages.find((message) => message.id === id);
  const missing = shown === undefined && window?.loaded !== false;

  useEffect(() => {
    if (!missing || parent_id === null) return;
    let current = true;
    call('messages.get', { channel_id: parent_id, message_id: id }).then((message) => current && setFetched(message), nothing);
    return () => {
      current = false;
    };
  }, [call, id, parent_id, missing]);

  return shown ?? fetched;
}
