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
  const other = createIdSource({ now: () => START + 5_000 }, 7);
  const seen = Array.from({ length: 5000 }, () => other.next()).at(-1) ?? '';
  const ids = createIdSource({ now: () => START });
  ids.observe(seen);
  expect(compareIds(seen, ids.next())).toBeLessThan(0);
});

test('an id tells when it was made', () => {
  expect(snowflakeTime(createIdSource({ now: () => START }).next())).toBe(START);
});
