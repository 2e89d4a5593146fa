import { setTimeout as sleep } from 'node:timers/promises';
import { residentBytes } from '../lib/process.ts';
import { enter } from '../systems/member.ts';
import type { System } from '../systems/system.ts';
import { alternate, type Run, type Scenario } from './scenario.ts';

/** From starting the program, with data from before, to ready and to the first acknowledged send. */
export const start: Scenario = {
  name: 'start',
  title: 'Start',
  run: (run) => alternate(run.quick ? 3 : 5, run.systems, (system) => play(run, system)),
};

async function play({ results, nextPort }: Run, system: System): Promise<void> {
  const running = await system.start(nextPort(), { people: 500, owners: 0, messages: 10_000 });
  try {
    results.add('start.ready', system.name, running.readyAfter);
    results.add('start.memory', system.name, residentBytes(running.server.pid) / 1e6);
    const before = performance.now();
    const member = await enter(system, { address: running.address, person: 0 }, { messages: () => undefined, closed: () => undefined });
    await member.send('all', 'hello');
    results.add('start.send', system.name, running.readyAfter + performance.now() - before);
    member.close();
    await sleep(50);
  } finally {
    await running.stop();
  }
}
