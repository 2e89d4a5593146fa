import { gatherCrowd } from './crowd.ts';
import { residentMemory, settledMemory, watchNodes } from './metrics.ts';
import { type LoadScenario, processesFor, seatPeople } from './scenario.ts';
import { onStage } from './stage.ts';

const PEOPLE = 10_000;
const KILOBYTES = 25;

/** People who are connected and say nothing. */
export const idle: LoadScenario = {
  name: 'idle',
  title: 'Connected and silent',
  async run({ say, mongodb, follow, people = PEOPLE, nodes: count = 1, seconds = 30 }) {
    return onStage({ people, channels: 2, nodes: count, mongodb, limits: 'on' }, async (stage) => {
      const empty = await settledMemory(stage.nodes);
      say(`${people} people arrive on ${stage.about}`);
      const crowd = await gatherCrowd(seatPeople(stage, 0, follow), processesFor(people));
      const look = await watchNodes(stage.nodes);
      const memory = await settledMemory(stage.nodes, seconds);
      const nodes = await look();
      const { errors } = await crowd.seen();
      return {
        about: `${people} people, ${seconds} s; ${stage.about}`,
        errors,
        figures: [
          { title: 'Memory of a connection', unit: 'KB', value: (memory - empty) / people / 1000, digits: 1, bar: { atMost: KILOBYTES } },
          { title: 'Server memory with all of them', unit: 'MB', value: residentMemory(stage.nodes) / 1e6 },
          { title: '… before they came', unit: 'MB', value: empty / 1e6 },
          { title: 'Server CPU', unit: 'cores', value: nodes.cpu / nodes.seconds, digits: 3 },
          { title: 'Event-loop lag, p99', unit: 'ms', value: nodes.lag, digits: 1 },
        ],
      };
    });
  },
};
