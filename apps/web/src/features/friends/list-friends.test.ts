import { BLOCKED, FRIEND, INCOMING, OUTGOING } from '@chat-js/client/relationships.ts';
import { initialState, type State } from '@chat-js/client/state.ts';
import { expect, test } from 'vitest';
import { countIncoming, type FriendsTab, listFriends } from './list-friends.ts';

const since = '2026-01-01T00:00:00.000Z';
const user = (id: string, global_name: string | null) => ({
  ...{ id, username: `user${id}`, discriminator: '0' as const, global_name, avatar: null, bot: false, public_flags: 0 },
});
const PEOPLE = [
  ['1', 'Яна', FRIEND],
  ['2', 'Аня', FRIEND],
  ['3', null, OUTGOING],
  ['4', 'Пётр', INCOMING],
  ['5', 'Борис', BLOCKED],
] as const;
const state: State = {
  ...initialState,
  users: Object.fromEntries(PEOPLE.map(([id, name]) => [id, user(id, name)])),
  relationships: Object.fromEntries(PEOPLE.map(([id, , type]) => [id, { id, type, since }])),
  online: { 10: {}, 11: { 1: { status: 'idle', activities: [] } } },
};
const names = (tab: FriendsTab, wanted?: string) => listFriends(state, tab, wanted).map(({ name }) => name);

test('friends by name, those who are there, and who waits: first those who ask', () => {
  expect(names('all')).toEqual(['Аня', 'Яна']);
  expect(names('online')).toEqual(['Яна']);
  expect(names('pending')).toEqual(['Пётр', 'user3']);
  expect(names('blocked')).toEqual(['Борис']);
  expect(countIncoming(state)).toBe(1);
});

test('are found by a part of either name', () => {
  expect([names('all', ' ян'), names('all', 'USER2'), names('all', 'нет')]).toEqual([['Яна'], ['Аня'], []]);
});
