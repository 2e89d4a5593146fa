import { availableParallelism } from 'node:os';
import { writeTotals } from '../../scripts/lib/totals.mjs';
import type { Check } from './check.ts';
import { allChecks } from './checks.ts';

const SHOWN = 60;

/** `npm run check [name…]`: every check, or those whose name contains one of the words. */
const words = process.argv.slice(2);
const checks = (await allChecks()).filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
const started = performance.now();
const queue = [...checks];
let failed = 0;
await Promise.all(Array.from({ length: availableParallelism() }, work));
writeTotals('check', { passed: checks.length - failed, failed });
const time = `${((performance.now() - started) / 1000).toFixed(1)} s`;
print(failed === 0 ? `All ${checks.length} checks are content, in ${time}.` : `${failed} of ${checks.length} checks failed, in ${time}.`);
process.exitCode = failed > 0 || checks.length === 0 ? 1 : 0;

async function work(): Promise<void> {
  for (let check = queue.shift(); check; check = queue.shift()) await look(check);
}

async function look({ name, fix, run }: Check): Promise<void> {
  const begun = performance.now();
  const problems = await run().catch((error: unknown) => [
    `the check itself broke: ${error instanceof Error ? error.message : String(error)}`,
  ]);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  print(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${seconds.padStart(5)} s  ${name}`);
  if (problems.length === 0) return;
  failed += 1;
  for (const problem of problems.slice(0, SHOWN)) print(`         ${problem}`);
  if (problems.length > SHOWN) print(`         … and ${problems.length - SHOWN} more lines`);
  print(`         → ${fix}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
