import type { Channel } from '@chat-js/protocol/channels.ts';
import { compareIds, type Id, snowflakeTime } from '@chat-js/protocol/ids.ts';

/** As in the API: `default_sort_order`. */
export type SortOrder = 0 | 1;
export const SORT = { activity: 0, creation: 1 } as const satisfies Record<string, SortOrder>;

/** The posts with one of these tags, all where there are none; those first in which something was written last, or that were written last. */
export function sortPosts(posts: readonly Channel[], order: SortOrder, tags: readonly Id[]): Channel[] {
  const key = (post: Channel) => (order === SORT.creation ? post.id : lastId(post));
  return posts
    .filter(({ applied_tags = [] }) => tags.length === 0 || applied_tags.some((id) => tags.includes(id)))
    .sort((a, b) => compareIds(key(b), key(a)));
}

/** When something was last written in a post, or it was. ms since 1970. */
export function lastMoment(post: Channel): number {
  return snowflakeTime(lastId(post));
}

function lastId({ id, last_message_id }: Channel): Id {
  return last_message_id !== null && compareIds(last_message_id, id) > 0 ? last_message_id : id;
}
