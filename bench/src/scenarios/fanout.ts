import { type Crowd, gather } from '../load/crowd.ts';
import { windowLoad } from '../load/loads.ts';
import { measure } from '../load/measure.ts';
import { alternate, onStage, type Run, type Scenario, type Stage } from './scenario.ts';

const ROOM = 500;
const WRITERS = 50;
const CONTENT = 100;

/** Messages under way at any time, and the measure each belongs to. A trend has no bar: quick runs leave it out. */
const WINDOWS = [
  { name: 'fanout', size: 100, isTrend: false },
  { name: 'fanout.ten', size: 10, isTrend: true },
  { name: 'fanout.one', size: 1, isTrend: false },
] as const;

/** One room of 500 people of whom 50 write: everything stored by those who store, everything delivered to everybody. */
export const fanout: Scenario = {
  name: 'fanout',
  title: 'Burst fan-out',
  run: (run) =>
    onStage(run, run.systems, { people: ROOM, owners: 0, messages: 0 }, async (stages) => {
      const rooms = await Promise.all(stages.map(gatherRoom));
      for (const { name, size } of run.quick ? WINDOWS.filter(({ isTrend }) => !isTrend) : WINDOWS) {
        await alternate(run.quick ? 2 : 3, rooms, (room) => playWindow(run, room, name, size));
      }
      for (const { crowd } of rooms) crowd.close();
    }),
};

interface FullRoom extends Stage {
  crowd: Crowd;
}

async function gatherRoom(stage: Stage): Promise<FullRoom> {
  return { ...stage, crowd: await gather(stage.system, stage.running, { size: ROOM, room: 'all', contentSize: CONTENT }) };
}

async function playWindow({ results, quick }: Run, { system, running, crowd }: FullRoom, name: string, size: number): Promise<void> {
  const measured = await measure(
    crowd,
    running.server.pid,
    windowLoad(Math.min(size, system.bounds?.window ?? size), WRITERS),
    quick ? 1200 : 3000,
  );
  results.disturbed(measured.others);
  results.add(`${name}.rate`, system.name, measured.deliveries / measured.seconds);
  results.add(`${name}.cpu`, system.name, (measured.serverCpu / measured.deliveries) * 100_000);
  results.add(`${name}.generator`, system.name, (measured.generatorCpu / measured.seconds) * 100);
}
