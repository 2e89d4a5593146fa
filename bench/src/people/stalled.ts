import { setTimeout as sleep } from 'node:timers/promises';
import { type Crowd, everybody, gatherCrowd, nothing } from './crowd.ts';
import { countConnections, type NodeFigures, watchNodes } from './metrics.ts';
import { type LoadScenario, livelyChannels, seatPeople } from './scenario.ts';
import { type Node, onStage } from './stage.ts';
import type { SeenByAll } from './tally.ts';

const PEOPLE = 1000;
/** One in ten stands still. */
const SHARE = 10;
const MESSAGES_PER_SECOND = 200;
/** Five messages a second in each. */
const CHANNELS = 40;
const SIZE = 500;
const GROWTH_MB = 64;
const CUT_SECONDS = 30;
const WARM_UP_MS = 5000;
const SETTLE_MS = 5000;

interface Phase {
  nodes: NodeFigures;
  seen: SeenByAll;
}

/** The same traffic twice, with everybody reading and with one in ten whose program stands still. */
export const stalled: LoadScenario = {
  name: 'stalled',
  title: 'Sockets that stop reading',
  async run({ say, mongodb, follow, people = PEOPLE, nodes: count = 1, seconds = 60 }) {
    const few = Math.max(1, Math.floor(people / SHARE));
    const writers = people - few;
    return onStage({ people, channels: CHANNELS + 1, nodes: count, mongodb, limits: 'on' }, async (stage) => {
      say(`${people} people arrive on ${stage.about}`);
      const seated = seatPeople(stage, people, follow).active;
      const readers = await gatherCrowd({ active: seated.slice(few), others: [] }, 2);
      const sleepers = await gatherCrowd({ active: seated.slice(0, few), others: [] }, 1);
      const perSecond = Math.min(MESSAGES_PER_SECOND, writers);
      const habits = { write: writers / perSecond, size: SIZE };
      await readers.all('live', (part) => ({ ...everybody(part), habits, channels: livelyChannels(stage.channels) }));
      await sleep(WARM_UP_MS);

      say(`Everybody reads for ${seconds / 2} s`);
      const calm = await phase(stage.nodes, readers, () => sleep(seconds * 500));
      say(`${few} stand still for ${seconds} s`);
      await sleepers.all('forget', nothing);
      await sleepers.all('stall', nothing);
      sleepers.freeze();
      let cutAfter = Number.NaN;
      const hard = await phase(stage.nodes, readers, async () => {
        cutAfter = await untilCut(stage.nodes, writers, seconds);
      });
      sleepers.thaw();
      const thawed = performance.now();
      await sleepers.all('wake', nothing);
      const backAfter = performance.now() - thawed;
      await readers.all('rest', () => ({ ms: SETTLE_MS }));
      for (const crowd of [readers, sleepers]) await crowd.all('compare', everybody);
      const [others, back] = [await readers.seen(), await sleepers.seen()];
      const before = calm.seen.latency.quantile(0.99);
      const during = hard.seen.latency.quantile(0.99);
      return {
        about: `${people} people of whom ${few} stop reading, ${perSecond} messages a second, ${seconds} s; ${stage.about}`,
        errors: [...others.errors, ...back.errors],
        figures: [
          {
            title: 'Memory for those who stopped',
            unit: 'MB',
            value: (hard.nodes.memory - calm.nodes.memory) / 1e6,
            digits: 1,
            bar: { atMost: GROWTH_MB },
          },
          { title: 'Send to receive of the others, p99 before', unit: 'ms', value: before, digits: 1 },
          { title: '… meanwhile', unit: 'ms', value: during, digits: 1, bar: { atMost: Math.round(before * 2) } },
          { title: 'Until all of them were cut', unit: 's', value: cutAfter, digits: 1, bar: { atMost: CUT_SECONDS } },
          { title: 'Resumed where they were', unit: 'connections', value: back.resumed, bar: { atLeast: few } },
          { title: '… after going on, the last', unit: 's', value: backAfter / 1000, digits: 1 },
          { title: 'Had to begin anew', unit: 'connections', value: back.anew },
          { title: 'Messages caught up on', unit: 'deliveries', value: back.caughtUp },
          { title: 'Messages written meanwhile', unit: 'messages/s', value: hard.seen.sent / hard.nodes.seconds },
          { title: 'Event-loop lag meanwhile, p99', unit: 'ms', value: hard.nodes.lag, digits: 1 },
        ],
      };
    });
  },
};

async function phase(nodes: readonly Node[], crowd: Crowd, pass: () => Promise<unknown>): Promise<Phase> {
  await crowd.all('forget', nothing);
  const look = await watchNodes(nodes);
  await pass();
  return { nodes: await look(), seen: await crowd.seen() };
}

/** Waits as long as was asked for; answers after how many seconds only so many were connected, NaN when they never were. */
async function untilCut(nodes: readonly Node[], left: number, seconds: number): Promise<number> {
  const start = performance.now();
  const elapsed = () => (performance.now() - start) / 1000;
  let cutAfter = Number.NaN;
  while (elapsed() < seconds) {
    if (Number.isNaN(cutAfter) && (await countConnections(nodes)) <= left) cutAfter = elapsed();
    await sleep(500);
  }
  return cutAfter;
}
