import { setTimeout as sleep } from 'node:timers/promises';
import { residentBytes } from '../lib/process.ts';
import { gather } from '../load/crowd.ts';
import { pacedLoad } from '../load/loads.ts';
import { type Reader, startReader } from '../load/reader.ts';
import type { Running, System } from '../systems/system.ts';
import { onStage, type Run, type Scenario } from './scenario.ts';

const LISTENERS = 50;
const SLOW = 5;
/** 1.7 MB a second for each reader: far more in 20 s than the kernel takes in for a reader that stopped. */
const RATE = 1000;
const CONTENT = 1000;

/** The same traffic twice: with everybody reading, and with five who stop. The difference is what they cost. */
export const slowReaders: Scenario = {
  name: 'slow',
  title: 'Readers that stop reading',
  run: async (run) => {
    const seconds = run.quick ? 5 : 20;
    for (const system of run.systems) {
      if (!['raw-ws', 'ours'].includes(system.name) || (run.quick && system.name !== 'ours')) continue;
      const calm = await highWater(run, system, 0, seconds);
      const stalled = await highWater(run, system, SLOW, seconds);
      run.results.add('slow.growth', system.name, (stalled - calm) / 1e6);
    }
  },
};

async function highWater(run: Run, system: System, slow: number, seconds: number): Promise<number> {
  let peak = 0;
  await onStage(run, [system], { people: LISTENERS + SLOW, owners: 0, messages: 0 }, async (stages) => {
    for (const { running } of stages) peak = await play(run, system, running, slow, seconds);
  });
  return peak;
}

async function play(run: Run, system: System, running: Running, slow: number, seconds: number): Promise<number> {
  const crowd = await gather(system, running, { size: LISTENERS, room: 'all', contentSize: CONTENT });
  const readers: Reader[] = [];
  for (let index = 0; index < SLOW; index++) readers.push(await startReader(system, running.address, LISTENERS + index));
  const stop = pacedLoad(RATE, LISTENERS)(crowd);
  await sleep(3000);
  for (const reader of readers.slice(0, slow)) reader.stall();

  let peak = 0;
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await sleep(100)) {
    peak = Math.max(peak, residentBytes(running.server.pid));
  }
  stop();
  if (slow > 0 && system.protocol.lastEventId) {
    await Promise.all(readers.map((reader) => reader.catchUp()));
    await crowd.settled();
    await sleep(500);
    report(run, system, readers, crowd.sent());
  } else {
    await crowd.settled();
  }
  for (const reader of readers) reader.close();
  crowd.close();
  return peak;
}

function report({ results }: Run, system: System, readers: readonly Reader[], sent: number): void {
  const told = readers.map((reader) => reader.story());
  results.add('slow.cut', system.name, told.filter(({ cut }) => cut).length);
  results.add('slow.resumed', system.name, told.filter(({ resumed, anew }) => resumed || anew).length);
  const missing = told.map(({ received, anew }) => (anew ? 0 : sent - received));
  results.add(
    'slow.missing',
    system.name,
    missing.reduce((sum, count) => sum + Math.abs(count), 0),
  );
  results.note(
    `Of the readers that stopped, ${told.filter(({ anew }) => anew).length} were told to begin anew (RESYNC), the others got what they had missed.`,
  );
}
