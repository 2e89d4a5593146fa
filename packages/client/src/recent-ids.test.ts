import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recentIds } from './recent-ids.ts';

it('lets each id through once, while it is remembered', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20).map(String)), (ids) => {
      const recent = recentIds();
      expect(ids.filter((id) => recent.add(id))).toEqual([...new Set(ids)]);
    }),
  );
});

it('forgets the oldest ids first', () => {
  const recent = recentIds(2);
  for (const id of ['a', 'b', 'c']) expect(recent.add(id)).toBe(true);
  expect(recent.add('c')).toBe(false);
  expect(recent.add('a')).toBe(true);
});
