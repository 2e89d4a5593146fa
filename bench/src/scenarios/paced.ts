import { gather } from '../load/crowd.ts';
import { pacedLoad } from '../load/loads.ts';
import { measure } from '../load/measure.ts';
import { alternate, onStage, type Scenario } from './scenario.ts';

const ROOM = 500;
const DELIVERIES_PER_SECOND = 4000;

/** A lively evening in a room of 500: eight messages a second, far from saturation. */
export const paced: Scenario = {
  name: 'paced',
  title: 'Send to receive at a steady pace',
  run: (run) =>
    onStage(run, run.systems, { people: ROOM, owners: 0, messages: 0 }, async (stages) => {
      const crowds = new Map(
        await Promise.all(
          stages.map(
            async ({ system, running }) => [system, await gather(system, running, { size: ROOM, room: 'all', contentSize: 100 })] as const,
          ),
        ),
      );
      await alternate(run.quick ? 1 : 2, stages, async ({ system, running }) => {
        const crowd = crowds.get(system);
        if (!crowd) return;
        const { delivered, others } = await measure(
          crowd,
          running.server.pid,
          pacedLoad(DELIVERIES_PER_SECOND / ROOM, 50),
          run.quick ? 3000 : 6000,
        );
        run.results.disturbed(others);
        run.results.add('paced.p50', system.name, delivered.p50);
        run.results.add('paced.p99', system.name, delivered.p99);
      });
      for (const crowd of crowds.values()) crowd.close();
    }),
};
