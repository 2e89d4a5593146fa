import type { Relationship } from '@chat-js/protocol/relationships.ts';
import { expect, test } from 'vitest';
import { apply } from './apply.ts';
import { BLOCKED, FRIEND, INCOMING, isBlocked } from './relationships.ts';
import { initialState } from './state.ts';
import { user } from './testing/samples.ts';

const since = '2026-01-01T00:00:00.000Z';
const relationship = (id: string, type: Relationship['type']): Relationship => ({ id, type, nickname: null, user: user(id), since });

test('who comes into the list is known by name, and what they were before is forgotten', () => {
  const asked = apply(initialState, ['RELATIONSHIP_ADD', relationship('5', INCOMING)]);
  expect(asked.relationships).toEqual({ 5: { id: '5', type: INCOMING, since } });
  expect(asked.users[5]).toEqual(user('5'));
  const friends = apply(asked, ['RELATIONSHIP_ADD', relationship('5', FRIEND)]);
  expect(friends.relationships[5]?.type).toBe(FRIEND);
  expect(apply(friends, ['RELATIONSHIP_REMOVE', { id: '5', type: FRIEND }]).relationships).toEqual({});
  expect(apply(initialState, ['RELATIONSHIP_REMOVE', { id: '5', type: FRIEND }]).relationships).toEqual({});
});

test('a new name of somebody in the list is their name', () => {
  const state = apply(initialState, ['RELATIONSHIP_ADD', relationship('5', FRIEND)]);
  const renamed = { ...user('5'), global_name: 'Другая' };
  expect(apply(state, ['RELATIONSHIP_UPDATE', { id: '5', user: renamed }]).users[5]).toEqual(renamed);
});

test('blocked is whom one has blocked, and nobody else', () => {
  const state = [relationship('5', BLOCKED), relationship('6', FRIEND)].reduce(
    (before, one) => apply(before, ['RELATIONSHIP_ADD', one]),
    initialState,
  );
  expect(['5', '6', '7'].map((id) => isBlocked(state, id))).toEqual([true, false, false]);
});
