import { expect, test } from 'vitest';
import { countReport, totalsLine } from './totals.mjs';

const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((one) => ({ status: one })) });

test('what passed and what failed is counted over all files', () => {
  const report = { testResults: [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')] };
  expect(countReport(report, 1)).toEqual({ passed: 3, failed: 1 });
  expect(totalsLine({ passed: 3, failed: 1 })).toBe('3 passed, 1 failed');
});

test('a file that does not load counts as failed', () => {
  expect(countReport({ testResults: [file('passed', 'passed'), file('failed')] }, 1)).toEqual({ passed: 1, failed: 1 });
});

test('a skipped test is not a passed one', () => {
  expect(countReport({ testResults: [file('passed', 'passed', 'skipped')] }, 0)).toEqual({ passed: 1, failed: 1 });
});

test('an error outside of all tests, a run without a report and a run of no tests are failures', () => {
  expect(countReport({ testResults: [file('passed', 'passed')] }, 1)).toEqual({ passed: 1, failed: 1 });
  expect(countReport({}, 0)).toEqual({ passed: 0, failed: 1 });
});
