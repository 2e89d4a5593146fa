import { CallError } from '@chat-js/client/errors.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { useRef } from 'react';
import { useClient } from '../../lib/client.tsx';

/** The others see it for ten seconds; this often it is said again. Unit: ms. */
const INTERVAL = 8000;

/** Says that one is writing, not more often than needed. `typed` after each change, `sent` when it has become a message. */
export function useTypingSignal(channel_id: Id) {
  const client = useClient();
  const last = useRef(0);
  return {
    typed() {
      const now = Date.now();
      if (now - last.current < INTERVAL || client.getState().status !== 'online') return;
      last.current = now;
      client.call('channels.typing', { channel_id }).catch((error: unknown) => {
        // Nobody misses it when it did not get through.
        if (!(error instanceof CallError)) throw error;
      });
    },
    sent() {
      last.current = 0;
    },
  };
}
