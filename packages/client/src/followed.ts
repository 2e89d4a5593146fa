import type { Id } from '@chat-js/protocol/ids.ts';
import type { State } from './state.ts';

/** The server tells of each message of the channel: a page of it, once fetched, stays true. */
export function isFollowed({ followed }: Pick<State, 'followed'>, channel_id: Id): boolean {
  return followed === null || channel_id in followed;
}
