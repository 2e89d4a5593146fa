import type { Message } from '@chat-js/protocol/messages.ts';
import { useClientState } from '../../lib/client.tsx';

/** Whether a thread was started from a message: it has its id. A post has the id of its first message, and begins with it. */
export function useHasThread({ id, channel_id, thread }: Pick<Message, 'id' | 'channel_id' | 'thread'>): boolean {
  return useClientState((state) => state.channels[id] !== undefined && id !== channel_id) || thread !== undefined;
}
