import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hotSpots } from '../report/hot-spots.ts';
import { describeMachine } from '../report/machine.ts';
import { HELP, type Options, parseOptions } from './options.ts';
import { describe, isSound, type Played } from './report.ts';
import type { LoadScenario } from './scenario.ts';

/** No scenario takes longer, whatever happens to it. ms. */
const AT_MOST = 15 * 60_000;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

const options = parseOptions(process.argv.slice(2));
if (options) await load(options);
else process.stdout.write(HELP);

async function load({ scenarios, wishes, json, profile }: Options): Promise<void> {
  if (profile) process.env.BENCH_PROFILES = mkdtempSync(join(tmpdir(), 'chat-js-profiles-'));
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  const machine = describeMachine('the clients take what it leaves, at the lowest priority');
  const all: Played[] = [];
  for (const scenario of scenarios) {
    say(scenario.title);
    const played = await play(scenario, { ...wishes, say });
    all.push(played);
    if (!json) process.stdout.write(`${describe(played)}\n`);
  }
  process.stdout.write(json ? `${JSON.stringify({ machine, scenarios: all }, null, 2)}\n` : `${machine}\n`);
  if (process.env.BENCH_PROFILES) say(hotSpots(process.env.BENCH_PROFILES));
  process.exit(all.every(isSound) ? 0 : 1);
}

async function play({ name, title, run }: LoadScenario, wishes: Parameters<LoadScenario['run']>[0]): Promise<Played> {
  const deadline = setTimeout(() => {
    process.stderr.write(`${title}: took longer than ${AT_MOST / 60_000} minutes\n`);
    process.exit(1);
  }, AT_MOST);
  try {
    const outcome = await run(wishes);
    return { name, title, ...outcome };
  } catch (error) {
    return { name, title, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  } finally {
    clearTimeout(deadline);
  }
}
