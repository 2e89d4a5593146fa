import type { Results } from '../report/results.ts';
import type { Plan, Running, System } from '../systems/system.ts';

export interface Run {
  systems: readonly System[];
  quick: boolean;
  results: Results;
  nextPort(): number;
  say(text: string): void;
}

export interface Scenario {
  name: string;
  title: string;
  run(run: Run): Promise<void>;
}

export interface Stage {
  system: System;
  running: Running;
}

/** Starts the systems beside each other, plays, and stops them whatever happens. Those not at work cost nothing meanwhile. */
export async function onStage(run: Run, systems: readonly System[], plan: Plan, play: (stages: Stage[]) => Promise<void>): Promise<void> {
  const stages: Stage[] = [];
  try {
    for (const system of systems) stages.push({ system, running: await system.start(run.nextPort(), plan) });
    await play(stages);
  } catch (error) {
    // A server that has ended says more than the connections that broke with it.
    for (const { running } of stages) running.server.check();
    throw error;
  } finally {
    for (const { running } of stages) await running.stop();
  }
}

/** Round by round, one system after the other: what the machine does beside us hits all of them. */
export async function alternate<T>(rounds: number, items: readonly T[], play: (item: T, round: number) => Promise<void>): Promise<void> {
  for (let round = 0; round < rounds; round++) for (const item of items) await play(item, round);
}
