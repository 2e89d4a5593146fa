import type { Channel } from '@chat-js/protocol/channels.ts';
import type { WireEvent } from '@chat-js/protocol/events.ts';
import type { ForumTag } from '@chat-js/protocol/forums.ts';
import { describe, expect, it } from 'vitest';
import { apply } from './apply.ts';
import { initialState, type State } from './state.ts';
import { channel, created, message, ready, thread } from './testing/samples.ts';

const tag = (id: string): ForumTag => ({ id, name: `tag ${id}`, moderated: false, emoji_id: null, emoji_name: null });
const forum = (...tags: string[]): Channel => channel('20', '10', { type: 15, name: 'help', available_tags: tags.map(tag) });
const post = (id: string, ...applied_tags: string[]): Channel =>
  thread(id, { parent_id: '20', applied_tags, last_message_id: id, message_count: 0, total_message_sent: 0 });
const after = (state: State, ...events: WireEvent[]): State => events.reduce((now, event) => apply(now, event), state);

const start = after(
  apply(initialState, ['READY', ready()]),
  ['CHANNEL_CREATE', forum('1', '2'), '1'],
  ['THREAD_CREATE', { ...post('40', '1', '2'), newly_created: true }, '2'],
);
const tagsOf = (state: State) => state.channels['40']?.applied_tags;

describe('posts of a forum', () => {
  it('lose a tag that is deleted, and nothing else changes', () => {
    const state = after(start, ['CHANNEL_UPDATE', forum('2', '3'), '3']);
    expect(tagsOf(state)).toEqual(['2']);
    expect(state.channels['11']).toBe(start.channels['11']);
    expect(after(state, ['CHANNEL_UPDATE', forum('3', '2'), '4']).channels['40']).toBe(state.channels['40']);
  });

  it('have no deleted tag, though they were told of before it was deleted', () => {
    const deleted = after(start, ['CHANNEL_UPDATE', forum('2'), '3']);
    expect(tagsOf(after(deleted, ['THREAD_UPDATE', post('40', '1', '2'), '4']))).toEqual(['2']);
    expect(tagsOf(after(deleted, ['THREAD_CREATE', { ...post('41', '1'), newly_created: true }, '4']))).toEqual(['2']);
  });

  it('of others are new until they are read; those of oneself and those that were there are not', () => {
    const isNew = (state: State, id: string) => state.seen[id] !== undefined && BigInt(state.seen[id]) < BigInt(id);
    const told = (id: string, owner_id: string, newly_created: boolean): WireEvent => [
      'THREAD_CREATE',
      { ...post(id), owner_id, newly_created },
      id,
    ];
    const state = after(start, told('50', '2', true), told('51', '1', true), told('52', '2', false));
    expect(['50', '51', '52'].map((id) => isNew(state, id))).toEqual([true, false, false]);
    expect(isNew(after(state, told('50', '2', true)), '50')).toBe(true);
  });

  it('go with the forum', () => {
    expect(after(start, ['CHANNEL_DELETE', forum(), '3']).channels['40']).toBeUndefined();
  });

  it('count their first message once, however often they hear of it', () => {
    const first: WireEvent = ['MESSAGE_CREATE', created(message('40', { channel_id: '40' })), '3'];
    const state = after(start, first);
    expect(state.channels['40']).toMatchObject({ last_message_id: '40' });
    expect(after(state, first)).toEqual(state);
  });
});
