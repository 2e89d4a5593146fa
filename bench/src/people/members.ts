import { setTimeout as sleep } from 'node:timers/promises';
import { gatherCrowd, nothing, theActive } from './crowd.ts';
import { watchNodes } from './metrics.ts';
import {
  type Figure,
  type LoadScenario,
  livelyChannels,
  type Outcome,
  processesFor,
  READERS,
  seatPeople,
  type Wishes,
} from './scenario.ts';
import { onStage } from './stage.ts';

const SIZES = [1000, 5000, 10_000];
const HABITS = { write: 0.5, size: 80 } as const;
/** Ten times the members may cost this much more for a message. */
const MOST = 1.5;
const SETTLE_MS = 5000;

interface Measured {
  members: number;
  /** CPU ms of the server for a message, without what the connections cost while nobody writes. */
  each: number;
  p99: number;
  errors: Outcome['errors'];
  about: string;
}

/** Fifty people write to each other on servers of different sizes; all members are connected and look at something else. */
export const members: LoadScenario = {
  name: 'members',
  title: 'The cost of a message on small and large servers',
  async run(wishes) {
    const sizes = wishes.people === undefined ? SIZES : [Math.ceil(wishes.people / 10), wishes.people];
    const measured: Measured[] = [];
    for (const size of sizes) measured.push(await measure(size, wishes));
    const [first, last] = [measured[0], measured.at(-1)];
    const figures: Figure[] = measured.flatMap((one) => [
      { title: `Server CPU for a message, ${one.members} members`, unit: 'ms', value: one.each, digits: 2 },
      { title: '… send to receive, p99', unit: 'ms', value: one.p99, digits: 1 },
    ]);
    const ratio = (last?.each ?? Number.NaN) / (first?.each ?? Number.NaN);
    return {
      about: `${READERS} readers; ${first?.about}`,
      errors: measured.flatMap(({ errors }) => errors),
      figures: [
        ...figures,
        { title: `${last?.members} members against ${first?.members}`, unit: '×', value: ratio, digits: 2, bar: { atMost: MOST } },
      ],
    };
  },
};

async function measure(people: number, { say, mongodb, follow, nodes: count = 1, seconds = 20 }: Wishes): Promise<Measured> {
  const readers = Math.min(READERS, people);
  return onStage({ people, channels: 2, nodes: count, mongodb, limits: 'off' }, async (stage) => {
    say(`${people} members arrive on ${stage.about}`);
    const crowd = await gatherCrowd(seatPeople(stage, readers, follow), processesFor(people));
    await sleep(SETTLE_MS);
    const lookAtSilence = await watchNodes(stage.nodes);
    await sleep(seconds * 1000);
    const silence = await lookAtSilence();

    await crowd.all('live', (part) => ({ ...theActive(part), habits: HABITS, channels: livelyChannels(stage.channels) }));
    // Those who look elsewhere are told once that there is something new, a thousand of them a second.
    await sleep(SETTLE_MS + people * 1.5);
    await crowd.all('forget', nothing);
    const look = await watchNodes(stage.nodes);
    await sleep(seconds * 1000);
    const nodes = await look();
    const seen = await crowd.seen();
    await crowd.all('rest', () => ({ ms: SETTLE_MS }));
    await crowd.all('compare', theActive);
    const { errors } = await crowd.seen();
    const cpu = nodes.cpu - (silence.cpu / silence.seconds) * nodes.seconds;
    return { members: people, each: (cpu / seen.sent) * 1000, p99: seen.latency.quantile(0.99), errors, about: stage.about };
  });
}
