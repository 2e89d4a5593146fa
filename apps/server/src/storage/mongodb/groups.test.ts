import { expect, test } from 'vitest';
import { Unavailable } from '../../lib/unavailable.ts';
import { createGroups } from './groups.ts';

/** A database that is written to by hand: each group waits for `answer` or `fail`. */
function createStand(closing = new AbortController()) {
  const groups: number[][] = [];
  const settle: { resolve: (answers: (string | Error)[]) => void; reject: (error: Error) => void }[] = [];
  const { insert } = createGroups<number, string>((rows) => {
    groups.push([...rows]);
    return new Promise((resolve, reject) => settle.push({ resolve, reject }));
  }, closing.signal);
  const settled: string[] = [];
  const send = (row: number): void => {
    insert(row).then(
      (answer) => settled.push(answer),
      (error: Error) => settled.push(`${row} ${error.name}`),
    );
  };
  const next = async () => settle.shift() ?? Promise.reject(new Error('nothing was written'));
  return { groups, settled, send, closing, next };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('what arrives while a group is on its way is the next group', async () => {
  const { groups, settled, send, next } = createStand();
  send(1);
  send(2);
  await turn();
  send(3);
  send(4);
  expect(groups).toEqual([[1, 2]]);
  (await next()).resolve(['one', 'two']);
  await turn();
  expect(settled).toEqual(['one', 'two']);
  expect(groups).toEqual([
    [1, 2],
    [3, 4],
  ]);
  (await next()).resolve([new Error('no'), 'four']);
  await turn();
  expect(settled).toEqual(['one', 'two', '3 Error', 'four']);
});

test('a group whose fate is unknown is tried until it is known, and new messages are refused meanwhile', async () => {
  const { groups, settled, send, next } = createStand();
  send(1);
  await turn();
  send(2);
  (await next()).reject(new Unavailable('lost'));
  await turn();
  send(3);
  await turn();
  expect(settled).toEqual(['2 Unavailable', '3 Unavailable']);
  await pause(600);
  expect(groups).toEqual([[1], [1]]);
  (await next()).resolve(['one']);
  await turn();
  send(4);
  await turn();
  expect(settled).toEqual(['2 Unavailable', '3 Unavailable', 'one']);
  expect(groups.at(-1)).toEqual([4]);
});

test('a fault that is not of the connection is told at once', async () => {
  const { groups, settled, send, next } = createStand();
  send(1);
  await turn();
  (await next()).reject(new Error('a fault'));
  await turn();
  expect(settled).toEqual(['1 Error']);
  expect(groups).toHaveLength(1);
});

test('nothing is tried again when the program ends', async () => {
  const { settled, send, next, closing } = createStand();
  send(1);
  await turn();
  closing.abort();
  (await next()).reject(new Unavailable('lost'));
  await turn();
  expect(settled).toEqual(['1 Unavailable']);
});
