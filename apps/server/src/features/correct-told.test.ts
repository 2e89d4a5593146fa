import { describe, expect, test } from 'vitest';
import { correctTold } from './correct-told.ts';

describe('correcting what was told', () => {
  test('nothing is told again of what is as it was told', async () => {
    expect(await toldAfter(1, [1])).toEqual([]);
  });

  test('of two changes at once the later one is told last, whoever was told first', async () => {
    expect(await toldAfter(1, [2])).toEqual([2]);
  });

  test('what changes while it is told again is told once more', async () => {
    expect(await toldAfter(1, [2, 3, 4, 4])).toEqual([2, 3, 4]);
  });

  test('of what is gone nothing is told', async () => {
    expect(await toldAfter(1, [2, undefined])).toEqual([2]);
  });
});

/** What is told again when the store answers these in turn, the last one ever after. */
async function toldAfter(first: number, kept: (number | undefined)[]): Promise<number[]> {
  const told: number[] = [];
  let reads = 0;
  await correctTold(first, {
    read: async () => kept[Math.min(reads++, kept.length - 1)],
    isOther: (a, b) => a !== b,
    tell: async (value) => void told.push(value),
  });
  return told;
}
