import { compareIds, snowflakeTime } from '@chat-js/protocol/ids.ts';
import { expect, test } from 'vitest';
import { createIdSource } from './snowflakes.ts';

const START = 1_795_000_000_000;

test('ten thousand ids of one millisecond all differ and rise', () => {
  const ids = createIdSource({ now: () => START });
  const issued = Array.from({ length: 10_000 }, () => ids.next());
  for (let i = 1; i < issued.length; i++) expect(compareIds(issued[i - 1] ?? '', issued[i] ?? '')).toBeLessThan(0);
});

test('a clock that goes back does not make ids go back', () => {
  let now = START;
  const ids = createIdSource({ now: () => now });
  const before = ids.next();
  now -= 60_000;
  expect(compareIds(before, ids.next())).toBeLessThan(0);
});

test('an id seen elsewhere is the floor of the next one', () => {
  const other = createIdSource({ now: () => START + 5_000 }, { worker: 7 });
  const seen = Array.from({ length: 5000 }, () => other.next()).at(-1) ?? '';
  const ids = createIdSource({ now: () => START });
  ids.observe(seen);
  expect(compareIds(seen, ids.next())).toBeLessThan(0);
});

test('a node that goes on as another worker issues higher ids than before, with the other worker in them', () => {
  const node = { worker: 9 };
  const ids = createIdSource({ now: () => START }, node);
  const before = ids.next();
  node.worker = 3;
  const after = ids.next();
  expect(compareIds(before, after)).toBeLessThan(0);
  expect((BigInt(after) >> 12n) & 1023n).toBe(3n);
});

test('an id tells when it was made', () => {
  expect(snowflakeTime(createIdSource({ now: () => START }).next())).toBe(START);
});
