import { setTimeout as sleep } from 'node:timers/promises';
import { everybody, gatherCrowd, nothing, theActive, theOthers } from './crowd.ts';
import { watchNodes } from './metrics.ts';
import { type LoadScenario, livelyChannels, processesFor, seatPeople } from './scenario.ts';
import { onStage } from './stage.ts';

const PEOPLE = 10_000;
const CHANNELS = 20;
/** They stay, and write ten messages a second that the others miss. */
const SPEAKERS = 100;
/** So many of those who come back are real clients; the others have only the wire, as one processor stands in for thousands. */
const REAL = 1000;
const HABITS = { write: 10, size: 80 } as const;
const SECONDS = 30;
const LAG = 200;
const SETTLE_MS = 5000;
/** Longer than is promised, so that there is a figure also when the promise is not kept. */
const PATIENCE_MS = 150_000;

/** A reverse proxy is restarted: everybody loses the connection at the same moment. */
export const returning: LoadScenario = {
  name: 'return',
  title: 'All come back at once',
  async run({ say, mongodb, follow, people = PEOPLE, nodes: count = 1 }) {
    const speakers = Math.min(SPEAKERS, people >> 1);
    return onStage({ people: people + speakers, channels: CHANNELS, nodes: count, mongodb, limits: 'on' }, async (stage) => {
      say(`${people} people and ${speakers} speakers arrive on ${stage.about}`);
      const seated = seatPeople(stage, people + speakers, follow).active;
      const others = seated.slice(speakers).map((arrival, index) => ({ ...arrival, light: index >= REAL }));
      const seats = { active: seated.slice(0, speakers), others };
      const crowd = await gatherCrowd(seats, processesFor(people));
      await crowd.all('live', (part) => ({ ...theActive(part), habits: HABITS, channels: livelyChannels(stage.channels) }));
      await sleep(SETTLE_MS);
      await crowd.all('forget', nothing);
      const before = await crowd.seen();
      say('All lose their connections');
      const look = await watchNodes(stage.nodes);
      await crowd.all('drop', theOthers, PATIENCE_MS);
      const nodes = await look();
      const seen = await crowd.seen();
      await crowd.all('rest', () => ({ ms: SETTLE_MS }));
      await crowd.all('compare', everybody, PATIENCE_MS);
      const { errors } = await crowd.seen();
      return {
        about: `${people} people; ${stage.about}`,
        errors,
        figures: [
          { title: 'Until all are back', unit: 's', value: nodes.seconds, digits: 1, bar: { atMost: SECONDS } },
          { title: '… half of them', unit: 's', value: seen.away.quantile(0.5) / 1000, digits: 1 },
          { title: 'Resumed where they were', unit: 'connections', value: seen.resumed, bar: { atLeast: people } },
          { title: 'Had to begin anew', unit: 'connections', value: seen.anew, bar: { atMost: 0 } },
          { title: 'Messages caught up on', unit: 'deliveries', value: seen.caughtUp },
          { title: 'Event-loop lag meanwhile, p99', unit: 'ms', value: nodes.lag, digits: 1, bar: { atMost: LAG } },
          { title: 'Server CPU for one return', unit: 'ms', value: (nodes.cpu / people) * 1000, digits: 2 },
          { title: '… of the clients', unit: 'ms', value: ((seen.cpu - before.cpu) / people) * 1000, digits: 2 },
        ],
      };
    });
  },
};
