import { expect, test } from 'vitest';
import { endOf } from './clear-after.ts';

const NOW = new Date(2026, 10, 30, 22, 15);

test.each([
  ['30m', new Date(2026, 10, 30, 22, 45)],
  ['1h', new Date(2026, 10, 30, 23, 15)],
  ['4h', new Date(2026, 11, 1, 2, 15)],
  ['today', new Date(2026, 11, 1)],
] as const)('what ends after %s ends then', (after, end) => expect(endOf(after, NOW)).toBe(end.toISOString()));

test('what shall stay has no end', () => expect(endOf('never', NOW)).toBeNull());
