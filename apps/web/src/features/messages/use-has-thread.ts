import type { Message } from '@chat-js/protocol/messages.ts';
import { useClientState } from '../../lib/client.tsx';

/** Whether a thread was started from a message: it has its id. */
export function useHasThread({ id, thread }: Pick<Message, 'id' | 'thread'>): boolean {
  return useClientState((state) => state.channels[id] !== undefined) || thread !== undefined;
}
