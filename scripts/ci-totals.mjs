import { readTotals, totalsLine } from './lib/totals.mjs';

/** The last line of `.ci/run`: tests and checks added up. */
const parts = process.argv.slice(2).map(readTotals);
const totals = parts.reduce((sum, part) => ({ passed: sum.passed + part.passed, failed: sum.failed + part.failed }), {
  passed: 0,
  failed: 0,
});
process.stdout.write(`${totalsLine(totals)}\n`);
process.exitCode = totals.failed > 0 ? 1 : 0;
