import { ask } from '../load/asking.ts';
import { contentOf } from '../load/tally.ts';
import type { Rest } from '../systems/system.ts';
import { openHttp } from '../wire/http.ts';
import { alternate, onStage, type Run, type Scenario, type Stage } from './scenario.ts';

const SENDERS = 50;

/** Fifty people who write over REST as fast as they are answered, each in a room of their own. */
export const restSends: Scenario = {
  name: 'rest',
  title: 'Acknowledged sends over REST',
  run: (run) =>
    onStage(
      run,
      run.systems.filter(({ rest }) => rest),
      { people: SENDERS, owners: SENDERS, messages: 0 },
      async (stages) => {
        await alternate(run.quick ? 1 : 3, stages, async (stage) => {
          if (stage.system.rest) await play(run, stage, stage.system.rest);
        });
      },
    ),
};

async function play({ results, quick }: Run, { system, running }: Stage, rest: Rest): Promise<void> {
  const { address, server } = running;
  let sent = 0;
  const asked = await ask({
    open: () => openHttp(address.port),
    pid: server.pid,
    connections: SENDERS,
    ms: quick ? 2000 : 3000,
    request: (person) => rest.send({ address, person, room: 'own', content: contentOf(++sent, 100), id: sent }),
    check: (body) => {
      if (!body.includes('"content":"#')) throw new Error(`Not a message: ${body.toString().slice(0, 200)}`);
    },
  });
  results.add('rest.rate', system.name, asked.answers / asked.seconds);
  results.add('rest.p99', system.name, asked.p99);
}
