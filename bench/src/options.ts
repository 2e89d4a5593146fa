import { parseArgs } from 'node:util';
import type { Scenario } from './scenarios/scenario.ts';
import { SCENARIOS } from './scenarios/scenarios.ts';
import type { System } from './systems/system.ts';
import { SYSTEMS } from './systems/systems.ts';

export interface Options {
  scenarios: readonly Scenario[];
  systems: readonly System[];
  quick: boolean;
  /** Ports from here on are used. */
  port: number;
  /** Also show where our server's time went. */
  profile: boolean;
}

export const HELP = `npm run bench -- [--quick] [--only fanout,sends] [--systems ours,raw-ws] [--profile] [--port 4400]

  --quick     shorter rounds and smaller crowds: to see a trend, not to publish
  --only      scenarios: ${SCENARIOS.map(({ name }) => name).join(', ')}
  --systems   systems: ${SYSTEMS.map(({ name, isOnlyInFull }) => name + (isOnlyInFull ? ' (with --quick: only by name)' : '')).join(', ')}
  --profile   also show where the time of our server went; slows it down
  --port      the first of the ports to use on loopback
`;

/** undefined when help was asked for. */
export function parseOptions(args: string[]): Options | undefined {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      systems: { type: 'string' },
      port: { type: 'string', default: '4400' },
      profile: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  return {
    scenarios: choose(SCENARIOS, values.only, 'scenario'),
    systems: choose(SYSTEMS, values.systems, 'system').filter(({ isOnlyInFull }) => !isOnlyInFull || !values.quick || values.systems),
    quick: values.quick,
    port: Number(values.port),
    profile: values.profile,
  };
}

function choose<T extends { name: string }>(all: readonly T[], wanted: string | undefined, what: string): readonly T[] {
  const names = wanted?.split(',');
  const unknown = names?.find((name) => !all.some((one) => one.name === name));
  if (unknown !== undefined) throw new Error(`No ${what} ${unknown}; there are ${all.map(({ name }) => name).join(', ')}`);
  return all.filter(({ name }) => !names || names.includes(name));
}
