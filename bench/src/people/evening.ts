import { setTimeout as sleep } from 'node:timers/promises';
import { gatherCrowd, nothing, theActive } from './crowd.ts';
import { LIVELY } from './habits.ts';
import { residentMemory, watchNodes } from './metrics.ts';
import { type LoadScenario, livelyChannels, processesFor, READERS, seatPeople, type Wishes } from './scenario.ts';
import { onStage } from './stage.ts';

interface Evening {
  name: string;
  title: string;
  people: number;
  active: number;
  nodes: number;
  /** What the 99th percentile of send to receive may be. ms. */
  most: number;
}

const SETTLE_MS = 4000;

/** People who read, write, type, switch channels and lose the network for a moment; others are there and look at something else. */
export function evening({ name, title, most, ...usual }: Evening): LoadScenario {
  return {
    name,
    title,
    async run({ say, mongodb, follow, seconds = 60, ...wishes }: Wishes) {
      const people = wishes.people ?? usual.people;
      const active = Math.min(people, wishes.active ?? usual.active);
      const channels = Math.ceil(active / READERS) + 1;
      return onStage({ people, channels, nodes: wishes.nodes ?? usual.nodes, mongodb, limits: 'on' }, async (stage) => {
        const empty = residentMemory(stage.nodes);
        say(`${people} people arrive on ${stage.about}`);
        const crowd = await gatherCrowd(seatPeople(stage, active, follow), processesFor(people));
        say(`${active} of them live for ${seconds} s`);
        await crowd.all('live', (part) => ({ ...theActive(part), habits: LIVELY, channels: livelyChannels(stage.channels) }));
        await sleep(Math.min(10_000, seconds * 200));
        await crowd.all('forget', nothing);
        const before = await crowd.seen();
        const look = await watchNodes(stage.nodes);
        await sleep(seconds * 1000);
        const nodes = await look();
        const seen = await crowd.seen();
        await crowd.all('rest', () => ({ ms: SETTLE_MS }));
        await crowd.all('compare', theActive);
        const { errors } = await crowd.seen();
        const { latency, away } = seen;
        const clients = seen.cpu - before.cpu;
        return {
          about: `${people} people, ${active} of them active, ${channels - 1} lively channels, ${seconds} s; ${stage.about}`,
          errors,
          figures: [
            { title: 'Send to receive, p50', unit: 'ms', value: latency.quantile(0.5), digits: 1 },
            { title: '… p95', unit: 'ms', value: latency.quantile(0.95), digits: 1 },
            { title: '… p99', unit: 'ms', value: latency.quantile(0.99), digits: 1, bar: { atMost: most } },
            { title: 'Messages written', unit: 'messages/s', value: seen.sent / nodes.seconds, digits: 1 },
            { title: '… delivered', unit: 'deliveries/s', value: (seen.received + seen.caughtUp) / nodes.seconds },
            { title: 'Connections that were lost and resumed', unit: 'connections', value: seen.resumed },
            { title: '… had to begin anew', unit: 'connections', value: seen.anew },
            { title: '… back after, p99', unit: 'ms', value: seen.resumed + seen.anew > 0 ? away.quantile(0.99) : 0 },
            { title: 'Event-loop lag, p99', unit: 'ms', value: nodes.lag, digits: 1 },
            { title: 'Server CPU', unit: 'cores', value: nodes.cpu / nodes.seconds, digits: 3 },
            { title: '… for 1,000 people', unit: 'cores', value: (nodes.cpu / nodes.seconds / people) * 1000, digits: 3 },
            { title: 'Server memory', unit: 'MB', value: nodes.memory / 1e6 },
            { title: '… for each connection', unit: 'KB', value: (nodes.memory - empty) / people / 1000, digits: 1 },
            { title: 'The clients themselves', unit: '% of a core', value: (clients / nodes.seconds) * 100 },
            {
              title: 'Everything else on the machine',
              unit: 'cores',
              value: (nodes.machine - nodes.cpu - clients) / nodes.seconds,
              digits: 2,
            },
          ],
        };
      });
    },
  };
}
