import { expect, test } from 'vitest';
import { changedPositions, moveRole, stepRole } from './move-roles.ts';

const ROLES = [
  { id: 'admins', position: 4 },
  { id: 'crew', position: 3 },
  { id: 'regulars', position: 2 },
  { id: 'guests', position: 1 },
];
const ids = (roles: readonly { id: string }[]) => roles.map(({ id }) => id);

test('a role takes the place of the one it is put on', () => {
  expect(ids(moveRole(ROLES, 'guests', 'crew'))).toEqual(['admins', 'guests', 'crew', 'regulars']);
  expect(ids(moveRole(ROLES, 'crew', 'guests'))).toEqual(['admins', 'regulars', 'guests', 'crew']);
});

test('a step stops at the ends and below what one may not move', () => {
  const movable = new Set(['crew', 'regulars', 'guests']);
  expect(ids(stepRole(ROLES, 'regulars', -1, movable))).toEqual(['admins', 'regulars', 'crew', 'guests']);
  expect(ids(stepRole(ROLES, 'crew', -1, movable))).toEqual(ids(ROLES));
  expect(ids(stepRole(ROLES, 'guests', 1, movable))).toEqual(ids(ROLES));
});

test('only what has moved is told to the server', () => {
  expect(changedPositions(moveRole(ROLES, 'guests', 'regulars'))).toEqual([
    { id: 'guests', position: 2 },
    { id: 'regulars', position: 1 },
  ]);
  expect(changedPositions(ROLES)).toEqual([]);
});
