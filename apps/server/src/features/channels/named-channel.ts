import type { Id } from '@chat-js/protocol/ids.ts';
import type { StoredChannel } from '../guilds/store.ts';
import { isPrivate } from '../threads/is-private.ts';

/** What is named to people who need not see the place itself: that a private thread is there they do not learn, only its channel. */
export function namedChannel({ id, type, parent_id }: Pick<StoredChannel, 'id' | 'type' | 'parent_id'>): Id {
  return isPrivate({ type }) && parent_id !== null ? parent_id : id;
}
