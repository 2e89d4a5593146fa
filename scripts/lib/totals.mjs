import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { inRoot } from './root.mjs';

/** @typedef {{ passed: number, failed: number }} Totals */

/** @param {Totals} totals */
export function totalsLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}

/** Left for `.ci/run`, which adds the tests and the checks together. */
export function writeTotals(name, totals) {
  mkdirSync(inRoot('.cache/totals'), { recursive: true });
  writeFileSync(totalsFile(name), JSON.stringify(totals));
}

export function forgetTotals(name) {
  rmSync(totalsFile(name), { force: true });
}

/** A run that left nothing did not end well: one failure. */
export function readTotals(name) {
  const file = totalsFile(name);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 1 };
}

/** Counts Vitest's JSON report. A file that does not load has no tests in the report, and an error outside a test is nobody's: both are failures. */
export function countReport(report, exitCode) {
  const files = report.testResults ?? [];
  const tests = files.flatMap((file) => file.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const unloaded = files.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'));
  const failed = tests.length - passed + unloaded.length;
  return { passed, failed: failed === 0 && (exitCode !== 0 || passed === 0) ? 1 : failed };
}

function totalsFile(name) {
  return inRoot('.cache/totals', `${name}.json`);
}
