import { ask } from '../load/asking.ts';
import type { Address, Pages } from '../systems/system.ts';
import { alternate, onStage, type Run, type Scenario, type Stage } from './scenario.ts';

const SMALL = 10_000;
const READERS = 10;
const PAGE = 50;
const PARSED_EVERY = 50;

/** Pages of 50 from anywhere in a long history and in a short one, in two databases, alternating. */
export const history: Scenario = {
  name: 'history',
  title: 'Pages of history',
  run: async (run) => {
    const large = run.quick ? 100_000 : 1_000_000;
    const systems = run.systems.filter(({ pages }) => pages);
    await onStage(run, systems, { people: READERS, owners: 0, messages: SMALL }, (small) =>
      onStage(run, systems, { people: READERS, owners: 0, messages: large }, async (big) => {
        for (const { system, running } of big) {
          const count = running.address.history?.count.toLocaleString('en');
          run.results.note(`The large history of ${system.title} holds ${count} messages.`);
        }
        const all = [...big.map((stage) => ({ ...stage, size: 'large' })), ...small.map((stage) => ({ ...stage, size: 'small' }))];
        await alternate(run.quick ? 1 : 3, all, async (stage) => {
          if (stage.system.pages) await play(run, stage, stage.system.pages, stage.size);
        });
      }),
    );
  },
};

async function play({ results, quick }: Run, { system, running }: Stage, pages: Pages, size: string): Promise<void> {
  const { address, server } = running;
  let answers = 0;
  const asked = await ask({
    open: (person) => pages.open(address, person),
    pid: server.pid,
    connections: READERS,
    ms: quick ? 2000 : 3000,
    request: (person) => pages.page({ address, person, before: anywhere(address) }),
    check: (body) => {
      if (++answers % PARSED_EVERY === 0 && pages.count(body) !== PAGE) throw new Error(`A page of ${pages.count(body)}`);
    },
  });
  results.add(`pages.${size}.cpu`, system.name, asked.answers / asked.serverCpu);
  results.add(`pages.${size}.rate`, system.name, asked.answers / asked.seconds);
  results.add(`pages.${size}.p99`, system.name, asked.p99);
}

/** The id of a message that has a full page before it. */
function anywhere({ history: stored }: Address): string {
  if (!stored) throw new Error('Nothing is stored');
  const index = PAGE + Math.floor(Math.random() * (stored.count - PAGE));
  return String(BigInt(stored.first) + BigInt(stored.step) * BigInt(index));
}
