import { expect, test } from 'vitest';
import { describe, isSound, type Played } from './report.ts';
import { createTally, mergeSeen } from './tally.ts';

const quick = { title: 'Send to receive, p99', unit: 'ms', value: 12.34, digits: 1, bar: { atMost: 100 } };
const slow = { ...quick, value: 120 };
const never = { ...quick, title: 'Until all were cut', value: Number.NaN };

function played(figures: readonly (typeof quick)[], errors: readonly (readonly [string, number])[]): Played {
  return { name: 'active', title: 'An evening', about: 'one node', figures, errors };
}

test('a report with errors says so, and what they were', () => {
  const tallies = [createTally(), createTally()];
  for (const tally of tallies) tally.error('a connection was lost');
  tallies[0]?.error('typing: Missing Access');
  const { errors } = mergeSeen(tallies.map((tally) => tally.seen()));
  const report = played([quick], errors);
  expect(isSound(report)).toBe(false);
  expect(describe(report)).toContain('**3 errors:**\n- 2 × a connection was lost\n- 1 × typing: Missing Access');
  expect(describe(played([quick], []))).toContain('No errors.');
});

test('each figure stands beside its bar, and what was never reached holds none', () => {
  const lines = describe(played([quick, slow, never], [])).split('\n');
  expect(lines).toContain('| Send to receive, p99 | ms | 12.3 | ≤ 100 | ✓ |');
  expect(lines).toContain('| Send to receive, p99 | ms | 120.0 | ≤ 100 | ✗ **missed** |');
  expect(lines).toContain('| Until all were cut | ms | – | ≤ 100 | ✗ **missed** |');
  expect(isSound(played([slow], []))).toBe(true);
});

test('a scenario that broke off is no result', () => {
  const broken: Played = { name: 'idle', title: 'Connected and silent', failed: 'Error: the server ended' };
  expect(isSound(broken)).toBe(false);
  expect(describe(broken)).toContain('**Broke off**: Error: the server ended');
});
