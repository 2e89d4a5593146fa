import { THREAD_TYPE } from '@chat-js/protocol/threads.ts';
import type { ThreadRow } from './store.ts';

export function threadType(thread: Pick<ThreadRow, 'private'>) {
  return thread.private ? THREAD_TYPE.PRIVATE : THREAD_TYPE.PUBLIC;
}
