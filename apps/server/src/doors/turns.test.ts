import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

test('each turn of the event loop does its share, in order, and goes on until nothing waits', async () => {
  const take = createTurns(2);
  const done: number[] = [];
  for (let index = 0; index < 5; index++) take(() => done.push(index));
  expect(done).toEqual([]);
  const after: number[][] = [];
  for (let turn = 0; turn < 4; turn++) {
    await nextTurn();
    after.push([...done]);
  }
  expect(after).toEqual([
    [0, 1],
    [0, 1, 2, 3],
    [0, 1, 2, 3, 4],
    [0, 1, 2, 3, 4],
  ]);
  take(() => done.push(5));
  await nextTurn();
  expect(done.at(-1)).toBe(5);
});

test('work that asks for more waits for a later turn', async () => {
  const take = createTurns(10);
  const done: string[] = [];
  take(() => {
    done.push('first');
    take(() => done.push('second'));
  });
  await nextTurn();
  expect(done).toEqual(['first']);
  await nextTurn();
  expect(done).toEqual(['first', 'second']);
});
