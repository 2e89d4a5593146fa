import type { Channel } from '@chat-js/protocol/channels.ts';
import { expect, test } from 'vitest';
import { SORT, sortPosts } from './sort-posts.ts';

const post = (id: string, last_message_id: string | null, ...applied_tags: string[]) => ({ id, last_message_id, applied_tags }) as Channel;
const POSTS = [post('9', '30', 'a'), post('10', null), post('20', '20', 'b'), post('21', '100', 'a', 'b')];
const ids = (posts: readonly Channel[]) => posts.map(({ id }) => id);

test('the post in which something was written last is first, or the newest one', () => {
  expect(ids(sortPosts(POSTS, SORT.activity, []))).toEqual(['21', '9', '20', '10']);
  expect(ids(sortPosts(POSTS, SORT.creation, []))).toEqual(['21', '20', '10', '9']);
});

test('posts with one of the chosen tags stay', () => {
  expect(ids(sortPosts(POSTS, SORT.creation, ['a']))).toEqual(['21', '9']);
  expect(ids(sortPosts(POSTS, SORT.creation, ['a', 'b']))).toEqual(['21', '20', '9']);
  expect(sortPosts(POSTS, SORT.creation, ['c'])).toEqual([]);
});
