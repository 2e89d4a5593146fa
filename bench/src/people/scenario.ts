import type { Bar } from '../report/measures.ts';
import type { Arrival } from './crowd-process.ts';
import type { Follow } from './person.ts';
import type { Stage } from './stage.ts';

/** What is asked for on the command line; a scenario has its own size for what is not. */
export interface Wishes {
  people?: number | undefined;
  active?: number | undefined;
  nodes?: number | undefined;
  seconds?: number | undefined;
  mongodb?: string | undefined;
  follow?: Follow | undefined;
  say(text: string): void;
}

export interface Figure {
  title: string;
  unit: string;
  value: number;
  digits?: number;
  bar?: Bar;
}

/** What became of a scenario. */
export interface Outcome {
  /** On what it ran, and with how many. */
  about: string;
  figures: readonly Figure[];
  errors: readonly (readonly [what: string, times: number])[];
}

export interface LoadScenario {
  name: string;
  title: string;
  run(wishes: Wishes): Promise<Outcome>;
}

/** How many look at one lively channel. */
export const READERS = 50;

/** Enough processes for the memory of each to stay small, and for a pause of one, such as collecting garbage, to hold up few. */
export function processesFor(people: number): number {
  return Math.min(12, Math.max(2, Math.ceil(people / 125)));
}

/** The people of a stage, in turn on its nodes: the active ones look at lively channels in turn, the others at the last one, where nobody writes. */
export function seatPeople(
  { nodes, tokens, channels }: Stage,
  active: number,
  follow: Follow = 'shown',
): { active: Arrival[]; others: Arrival[] } {
  const lively = livelyChannels(channels);
  const quiet = channels.at(-1) ?? '0';
  const arrivals = tokens.map((token, index) => ({
    token,
    follow,
    url: nodes[index % nodes.length]?.url ?? '',
    channel: index < active ? (lively[index % lively.length] ?? quiet) : quiet,
  }));
  return { active: arrivals.slice(0, active), others: arrivals.slice(active) };
}

/** All but the last, which stays quiet. */
export function livelyChannels(channels: readonly string[]): readonly string[] {
  return channels.slice(0, Math.max(1, channels.length - 1));
}
