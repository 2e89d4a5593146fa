import { parseArgs } from 'node:util';
import type { Follow } from './person.ts';
import type { LoadScenario, Wishes } from './scenario.ts';
import { SCENARIOS } from './scenarios.ts';

export interface Options {
  scenarios: readonly LoadScenario[];
  wishes: Omit<Wishes, 'say'>;
  json: boolean;
  profile: boolean;
}

export const HELP = `npm run load -- [scenario…] [--people 1000] [--active 1000] [--nodes 1] [--seconds 60] [--mongodb URL] [--follow shown] [--json] [--profile]

${SCENARIOS.map(({ name, title }) => `  ${name.padEnd(9)} ${title}`).join('\n')}

  --people, --active, --nodes, --seconds   other sizes than those the figures are promised for
  --mongodb   keep everything in new databases of this MongoDB, which are dropped afterwards; needed to measure the store of several nodes
  --follow    shown (the default): clients that name the channels they show, as the web app does; everything: as bots do
  --json      print JSON instead of tables
  --profile   also show where the time of the nodes went; slows them down
`;

/** undefined when help was asked for. */
export function parseOptions(args: string[]): Options | undefined {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      people: { type: 'string' },
      active: { type: 'string' },
      nodes: { type: 'string' },
      seconds: { type: 'string' },
      mongodb: { type: 'string' },
      follow: { type: 'string', default: 'shown' },
      json: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const unknown = positionals.find((name) => !SCENARIOS.some((scenario) => scenario.name === name));
  if (unknown !== undefined) throw new Error(`No scenario ${unknown}; there are ${SCENARIOS.map(({ name }) => name).join(', ')}`);
  return {
    scenarios: SCENARIOS.filter(({ name }) => positionals.length === 0 || positionals.includes(name)),
    wishes: {
      people: countOf('people', values.people),
      active: countOf('active', values.active),
      nodes: countOf('nodes', values.nodes),
      seconds: countOf('seconds', values.seconds),
      mongodb: values.mongodb,
      follow: followOf(values.follow),
    },
    json: values.json,
    profile: values.profile,
  };
}

function countOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9][0-9]{0,5}$/.test(text)) throw new Error(`--${name} ${text}: expected a number from 1 to 999999`);
  return Number(text);
}

function followOf(text: string): Follow {
  if (text !== 'shown' && text !== 'everything') throw new Error(`--follow ${text}: expected shown or everything`);
  return text;
}
