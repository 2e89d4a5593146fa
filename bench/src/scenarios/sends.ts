import { gather } from '../load/crowd.ts';
import { eagerLoad } from '../load/loads.ts';
import { measure } from '../load/measure.ts';
import { alternate, onStage, type Run, type Scenario, type Stage } from './scenario.ts';

const SENDERS = 50;

/** Fifty people who write as fast as they are answered: each in a room of their own, then all in one. */
export const sends: Scenario = {
  name: 'sends',
  title: 'Acknowledged sends over the socket',
  run: (run) =>
    onStage(run, run.systems, { people: SENDERS, owners: SENDERS, messages: 0 }, async (stages) => {
      await alternate(run.quick ? 1 : 3, stages, (stage) => apart(run, stage));
      await alternate(run.quick ? 0 : 2, stages, (stage) => together(run, stage));
    }),
};

async function apart({ results, quick }: Run, { system, running }: Stage): Promise<void> {
  const crowd = await gather(system, running, { size: SENDERS, room: 'own', contentSize: 100 });
  const measured = await measure(crowd, running.server.pid, eagerLoad(), quick ? 1500 : 3000);
  results.disturbed(measured.others);
  results.add('sends.rate', system.name, measured.sends / measured.seconds);
  results.add('sends.p99', system.name, measured.acknowledged.p99);
  results.add('sends.cpu', system.name, (measured.serverCpu / measured.sends) * 1000);
  crowd.close();
}

async function together({ results, quick }: Run, { system, running }: Stage): Promise<void> {
  const crowd = await gather(system, running, { size: SENDERS, room: 'all', contentSize: 100 });
  const measured = await measure(crowd, running.server.pid, eagerLoad(), quick ? 1500 : 3000);
  results.disturbed(measured.others);
  results.add('sends.together.rate', system.name, measured.sends / measured.seconds);
  results.add('sends.together.p99', system.name, measured.acknowledged.p99);
  crowd.close();
}
