import { setTimeout as sleep } from 'node:timers/promises';
import { residentBytes } from '../lib/process.ts';
import { startVisitors } from '../load/visitors.ts';
import type { System } from '../systems/system.ts';
import { onStage, type Run, type Scenario } from './scenario.ts';

const FEW = 1000;

/** People who are connected, in one room, and say nothing. */
export const idle: Scenario = {
  name: 'idle',
  title: 'Idle connections',
  run: async (run) => {
    const many = run.quick ? 2000 : 10_000;
    const settle = run.quick ? 2000 : 6000;
    for (const system of run.systems) await play(run, system, Math.min(many, system.bounds?.idle ?? many), settle);
  },
};

async function play(run: Run, system: System, many: number, settleMs: number): Promise<void> {
  await onStage(run, [system], { people: many, owners: 0, messages: 0 }, async (stages) => {
    for (const { running } of stages) {
      const { address, server } = running;
      await sleep(1000);
      const empty = residentBytes(server.pid);
      const crowds = [await startVisitors(system, address, { from: 0, to: FEW })];
      try {
        await sleep(settleMs / 2);
        run.results.add('idle.thousand', system.name, residentBytes(server.pid) / 1e6);
        const half = FEW + Math.floor((many - FEW) / 2);
        crowds.push(
          ...(await Promise.all([
            startVisitors(system, address, { from: FEW, to: half }),
            startVisitors(system, address, { from: half, to: many }),
          ])),
        );
        await sleep(settleMs);
        run.results.add('idle.each', system.name, (residentBytes(server.pid) - empty) / many / 1000);
        run.results.add('idle.count', system.name, many);
        for (const crowd of crowds) crowd.check();
      } finally {
        for (const crowd of crowds) crowd.stop();
      }
    }
  });
}
