import type { Audience } from '../../events/bus.ts';
import { isPrivate } from './is-private.ts';
import type { ThreadRow } from './store.ts';

/** Who is told that a thread is there, and how it is. */
export function seersOfThread(thread: Pick<ThreadRow, 'id' | 'parent_id' | 'type'>): Audience {
  const { id, parent_id } = thread;
  return isPrivate(thread) ? { private_thread: id, parent_id } : { channel_id: parent_id };
}
