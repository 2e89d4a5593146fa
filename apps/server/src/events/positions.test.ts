import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareLogPositions, isLogPosition, timeOfPosition } from './positions.ts';

const position = fc
  .tuple(fc.nat(2_000_000_000_000), fc.nat(99_999), fc.nat(499))
  .map((parts) => ({ parts, text: `${parts[0]}-${parts[1]}.${parts[2]}` }));

test('positions are ordered as their numbers are', () => {
  fc.assert(
    fc.property(position, position, (a, b) => {
      const expected = a.parts[0] - b.parts[0] || a.parts[1] - b.parts[1] || a.parts[2] - b.parts[2];
      expect(Math.sign(compareLogPositions(a.text, b.text))).toBe(Math.sign(expected));
      expect(isLogPosition(a.text)).toBe(true);
      expect(timeOfPosition(a.text)).toBe(a.parts[0]);
    }),
  );
});

test.each([
  '',
  '1',
  '1-1',
  '1.1',
  '-1-1.1',
  '1-1.1 ',
  ' 1-1.1',
  '1-1.1\n',
  '1-1.-1',
  'a-1.1',
  '1-1.1.1',
  '1e3-1.1',
  `${'9'.repeat(16)}-1.1`,
])('%j is no position', (text) => expect(isLogPosition(text)).toBe(false));
