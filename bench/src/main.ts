import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canPin, pinGenerator } from './lib/process.ts';
import { HELP, type Options, parseOptions } from './options.ts';
import { hotSpots } from './report/hot-spots.ts';
import { createResults } from './report/results.ts';
import { writeReport } from './report/write.ts';
import type { Run } from './scenarios/scenario.ts';

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

const args = process.argv.slice(2);
const options = parseOptions(args);
if (options) await bench(options);
else process.stdout.write(HELP);

async function bench({ scenarios, systems: wanted, quick, port, profile }: Options): Promise<void> {
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  if (canPin()) pinGenerator();
  const systems = wanted.filter((system) => {
    const why = system.missing?.();
    if (why) say(`${system.title} is left out: ${why}`);
    return !why;
  });
  const results = createResults();
  for (const { title, remark } of systems) if (remark) results.note(`${title}: ${remark}`);
  if (profile) process.env.BENCH_PROFILES = mkdtempSync(join(tmpdir(), 'chat-js-profiles-'));
  let next = port;
  const run: Run = { systems, quick, results, say, nextPort: () => next++ };
  let failed = false;
  for (const scenario of scenarios) {
    const started = performance.now();
    try {
      await scenario.run(run);
      say(`${scenario.title}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
    } catch (error) {
      failed = true;
      say(`${scenario.title} FAILED: ${error instanceof Error ? error.stack : String(error)}`);
      results.note(`${scenario.title} failed: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    }
  }
  process.stdout.write(`\n${writeReport(results, systems, `npm run bench${args.length > 0 ? ` -- ${args.join(' ')}` : ''}`)}`);
  if (process.env.BENCH_PROFILES)
    process.stdout.write(`\n${hotSpots(process.env.BENCH_PROFILES)}\nProfiles: ${process.env.BENCH_PROFILES}\n`);
  process.exit(failed ? 1 : 0);
}
