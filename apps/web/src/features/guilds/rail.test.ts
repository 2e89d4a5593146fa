import { expect, test } from 'vitest';
import { breakUp, mayMoveBy, moveBy, moveOver, orderOf, putInto, putIntoNew, takeOut } from './rail.ts';
import { type RailEntry, railOf } from './rail-entries.ts';

const FOLDER = { id: 7, guild_ids: ['2', '3'], name: 'Work', color: null };
const rail = railOf(['1', '2', '3', '4'], [FOLDER]);
const open = () => true;
const closed = () => false;

/** `1 [2 3] 4` */
const drawn = (entries: readonly RailEntry[]) =>
  entries.map(({ folder, ...entry }) => (folder ? `[${folder.guild_ids.join(' ')}]` : Object.values(entry)[0])).join(' ');

test('a folder stands where the first of its servers stands, without those that are gone', () => {
  expect(drawn(rail)).toBe('1 [2 3] 4');
  expect(drawn(railOf(['3', '1', '4', '2'], [FOLDER]))).toBe('[2 3] 1 4');
  expect(drawn(railOf(['1', '3'], [FOLDER, { ...FOLDER, id: 8, guild_ids: ['9'] }]))).toBe('1 [3]');
  expect(orderOf(rail)).toEqual({ guild_positions: ['1', '2', '3', '4'], guild_folders: [FOLDER] });
});

test.each([
  ['4', '1', closed, '4 1 [2 3]'],
  ['1', '4', closed, '[2 3] 4 1'],
  ['1', '2', open, '[2 1 3] 4'],
  ['4', '3', open, '1 [2 4 3]'],
  ['2', '3', open, '1 [3 2] 4'],
  ['2', '1', open, '2 1 [3] 4'],
  ['3', '4', open, '1 [2] 4 3'],
  ['1', 'folder:7', closed, '[2 3] 1 4'],
  ['1', 'folder:7', open, '[1 2 3] 4'],
  ['4', 'folder:7', open, '1 4 [2 3]'],
  ['folder:7', '1', closed, '[2 3] 1 4'],
  ['folder:7', '4', open, '1 4 [2 3]'],
  ['1', '1', open, '1 [2 3] 4'],
  ['1', 'gone', open, '1 [2 3] 4'],
] as const)('%s that is put down on %s takes its place', (active, over, isOpen, after) => {
  expect(drawn(moveOver(rail, active, over, isOpen))).toBe(after);
});

test('a server goes into a folder, into a new one with another, and out again', () => {
  expect(drawn(putInto(rail, '1', 'folder:7'))).toBe('[2 3 1] 4');
  expect(drawn(putInto(rail, '4', '1'))).toBe('[1 4] [2 3]');
  expect(drawn(putInto(rail, '2', '4'))).toBe('1 [3] [4 2]');
  expect(drawn(putIntoNew(rail, '4'))).toBe('1 [2 3] [4]');
  expect(drawn(takeOut(rail, '2'))).toBe('1 [3] 2 4');
  expect(drawn(takeOut(takeOut(rail, '2'), '3'))).toBe('1 3 2 4');
  expect(drawn(breakUp(rail, 7))).toBe('1 2 3 4');
});

test('by menu each moves among those that it stands with', () => {
  expect(drawn(moveBy(rail, '1', 1))).toBe('[2 3] 1 4');
  expect(drawn(moveBy(rail, 'folder:7', 1))).toBe('1 4 [2 3]');
  expect(drawn(moveBy(rail, '3', -1))).toBe('1 [3 2] 4');
  expect(mayMoveBy(rail, '3', 1)).toBe(false);
  expect(mayMoveBy(rail, '1', -1)).toBe(false);
  expect(mayMoveBy(rail, '2', 1)).toBe(true);
});
