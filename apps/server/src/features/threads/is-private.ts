import { THREAD_TYPE } from '@chat-js/protocol/threads.ts';
import type { StoredChannel } from '../guilds/store.ts';

/** Seen only by those who are in it and those who manage threads in its channel. */
export function isPrivate({ type }: Pick<StoredChannel, 'type'>): boolean {
  return type === THREAD_TYPE.PRIVATE;
}
