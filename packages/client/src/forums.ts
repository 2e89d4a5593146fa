import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { isForum } from './is-thread.ts';
import type { State } from './state.ts';

/** A tag that was deleted is on no post any more. */
export function withoutDeletedTags(channels: State['channels'], forum: Channel): State['channels'] {
  if (!isForum(forum)) return channels;
  const posts = Object.values(channels).flatMap((post): [Id, Channel][] => {
    const kept = post.parent_id === forum.id ? tagged(post, forum) : post;
    return kept === post ? [] : [[post.id, kept]];
  });
  return posts.length === 0 ? channels : { ...channels, ...Object.fromEntries(posts) };
}

/** A post may have been told of just before one of its tags was deleted, and heard of after. */
export function tagged(post: Channel, forum: Channel | undefined): Channel {
  const { available_tags } = forum ?? {};
  if (!post.applied_tags || !available_tags) return post;
  const applied_tags = post.applied_tags.filter((id) => available_tags.some((tag) => tag.id === id));
  return applied_tags.length === post.applied_tags.length ? post : { ...post, applied_tags };
}
