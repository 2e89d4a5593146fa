import { expect, test } from 'vitest';
import { contentOf, createTally } from './tally.ts';

const frameOf = (...sequences: number[]) => Buffer.from(JSON.stringify(sequences.map((sequence) => contentOf(sequence, 40))));

function tallyOf(receivers: number) {
  const complete: number[] = [];
  const contents = (frame: Buffer) => JSON.parse(frame.toString()) as string[];
  const tally = createTally({
    receivers,
    audience: receivers,
    contents,
    sameForAll: true,
    complete: (sequence) => complete.push(sequence),
  });
  return { tally, complete };
}

test('every message in every frame counts once for each receiver, however they are grouped', () => {
  const { tally, complete } = tallyOf(3);
  for (const receiver of [0, 1]) tally.take(receiver, frameOf(0, 1));
  expect(complete).toEqual([]);
  for (const sequence of [0, 1]) tally.take(2, frameOf(sequence));
  expect(complete).toEqual([0, 1]);
  expect(tally.deliveries()).toBe(6);
  expect(() => tally.check(2)).not.toThrow();
});

test('a lost message is found', () => {
  const { tally } = tallyOf(2);
  tally.take(0, frameOf(0, 1));
  tally.take(1, frameOf(0));
  expect(() => tally.check(2)).toThrow('Message 1 arrived 1 times for 2 receivers');
});

test('a message that one receiver gets twice and another never is found', () => {
  const { tally } = tallyOf(2);
  tally.take(0, frameOf(0));
  tally.take(0, frameOf(0));
  expect(() => tally.check(1)).toThrow('Receiver 0 got 2 messages of 1');
});

test('a frame of the same length with other bytes is read, not taken for a known one', () => {
  const { tally } = tallyOf(2);
  tally.take(0, frameOf(1));
  expect(tally.take(1, frameOf(2))).toEqual([2]);
});
