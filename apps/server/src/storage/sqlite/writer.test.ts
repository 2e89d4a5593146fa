import { expect, test } from 'vitest';
import { StorageFull } from '../storage.ts';
import type { Call } from './group.ts';
import { createWriter } from './writer.ts';

/** A seat that keeps the groups until the test answers them. */
function seated() {
  const writer = createWriter();
  const groups: Call[][] = [];
  writer.sit({ post: (group) => groups.push(group), close: async () => undefined });
  return { writer, groups };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test('a lone write leaves at the end of its turn', async () => {
  const { writer, groups } = seated();
  const written = writer.write('returnUse', 'a');
  await turn();
  expect(groups).toEqual([[['returnUse', 'a']]]);
  writer.answered([[undefined], []]);
  await written;
});

test('what arrives while the disk is busy becomes the next group', async () => {
  const { writer, groups } = seated();
  const first = [writer.write('returnUse', 'a'), writer.write('returnUse', 'b')];
  await turn();
  const second = [writer.write('returnUse', 'c')];
  await turn();
  second.push(writer.write('returnUse', 'd'));
  await turn();
  expect(groups.map((group) => group.length)).toEqual([2]);
  writer.answered([[undefined, undefined], []]);
  expect(groups.map((group) => group.length)).toEqual([2, 2]);
  writer.answered([[undefined, undefined], []]);
  await Promise.all([...first, ...second]);
});

test('answers of a group settle in one turn, in order of arrival, each for itself', async () => {
  const { writer } = seated();
  const settled: string[] = [];
  const note = (name: string) => [() => settled.push(name), (error: Error) => settled.push(`${name}: ${error.name}`)] as const;
  const written = ['a', 'b', 'c', 'd'].map((name) => writer.write('removeInvite', name).then(...note(name)));
  await turn();
  setImmediate(() => settled.push('next turn'));
  writer.answered([
    [true, undefined, true, undefined],
    [
      [1, { message: 'database or disk is full', errcode: 13 }],
      [3, { message: 'broken', errcode: undefined }],
    ],
  ]);
  await Promise.all(written);
  await turn();
  expect(settled).toEqual(['a', `b: ${StorageFull.name}`, 'c', 'd: Error', 'next turn']);
});

test('when the thread is gone, what waits and what comes later is refused', async () => {
  const { writer } = seated();
  const lost = [writer.write('returnUse', 'a')];
  await turn();
  lost.push(writer.write('returnUse', 'b'));
  writer.broken(new Error('gone'));
  lost.push(writer.write('returnUse', 'c'));
  for (const result of await Promise.allSettled(lost)) expect(result).toMatchObject({ status: 'rejected', reason: { message: 'gone' } });
  expect(() => writer.check()).toThrow('gone');
  await writer.close();
});
